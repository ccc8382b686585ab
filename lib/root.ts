import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, where sql/, processes/ and messages/ lie. */
export const root: string = dirname(dirname(fileURLToPath(import.meta.url)));
