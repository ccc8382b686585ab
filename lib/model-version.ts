import { createHash } from 'node:crypto';
import { sqlFolder } from './sql-file.ts';

/** A fingerprint of what a build holds: its marts, macros and rules. Questions fit only builds of the same one. */
export function modelVersion(): string {
  const hash = createHash('sha256');
  for (const folder of ['macros', 'marts', 'rules']) {
    for (const file of sqlFolder(folder).values()) hash.update(`${folder}/${file.name}\n${file.text}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}
