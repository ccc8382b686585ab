// Writes docs/recipes.md, docs/recipes.ru.md and their table in the README from messages/recipes.*.json:
// node --import tsx scripts/recipes.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyTable, recipesDocument } from '../lib/recipes/document.ts';
import { root } from './install.mjs';

writeFileSync(join(root, 'docs', 'recipes.md'), recipesDocument('en'));
writeFileSync(join(root, 'docs', 'recipes.ru.md'), recipesDocument('ru'));
const readme = join(root, 'README.md');
const text = readFileSync(readme, 'utf8');
const table = historyTable('en', 'docs/recipes.md');
writeFileSync(
  readme,
  text.replace(/\| CRM \| Stage history by [\s\S]*?(?=\n\n)/, () => table),
);
