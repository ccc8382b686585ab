import { type Language, translator } from '../messages.ts';
import type { SheetName } from './columns.ts';

/** The title of a column, the same on every sheet that has it. */
export const titleOf = (language: Language, column: string) => translator(language)(`sheet.title.${column}`);

/** What to write in a column. */
export const noteOf = (language: Language, column: string) => translator(language)(`sheet.note.${column}`);

export const nameOf = (language: Language, sheet: SheetName) => translator(language)(`sheet.name.${sheet}`);
