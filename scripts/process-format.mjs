// Writes docs/process.schema.json and the tables of docs/processes.md and docs/processes.ru.md from the schema of
// definitions: node --import tsx scripts/process-format.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFormatTables } from '../lib/process/format-tables.ts';
import { definitionSchema } from '../lib/process/json-schema.ts';
import { root } from './install.mjs';

const schema = join(root, 'docs', 'process.schema.json');
writeFileSync(schema, `${JSON.stringify(definitionSchema('en'), null, 2)}\n`);
spawnSync(join(root, 'node_modules', '.bin', 'biome'), ['format', '--write', schema], {
  cwd: root,
  stdio: 'inherit',
});
for (const [language, name] of [
  ['en', 'processes.md'],
  ['ru', 'processes.ru.md'],
]) {
  const file = join(root, 'docs', name);
  writeFileSync(file, withFormatTables(readFileSync(file, 'utf8'), language));
}
