import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metricNames } from '../lib/ask.ts';
import { builtInProcesses } from '../lib/process/library.ts';
import { allRules } from '../lib/rules.ts';

/** The table of the methods' demands names only what there is. */
const files = [
  { file: 'docs/methods.md', language: 'en' },
  { file: 'docs/methods.ru.md', language: 'ru' },
] as const;

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

function rowsOf(file: string): string[][] {
  return read(file)
    .split('\n')
    .filter((line) => /^\| [A-E]\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

test.each(files)('$file: every rule, metric, process and page that it names exists', ({ file, language }) => {
  const known = new Set([
    ...allRules().map(({ name }) => name),
    ...metricNames(),
    ...builtInProcesses().map(({ id }) => id),
  ]);
  const pages = Object.entries(JSON.parse(read(`messages/shell.${language}.json`)) as Record<string, string>)
    .filter(([key]) => key.startsWith('nav.'))
    .map(([, name]) => name);
  const where = rowsOf(file).map((cells) => cells[3] ?? '');
  const names = where.flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  const named = where.flatMap((text) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name!));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(
    named.filter((name) => !pages.some((page) => page === name || (name === 'Сделках' && page === 'Сделки'))),
  ).toEqual([]);
});

test('both languages have the same rows, and every rule of the product is in some row', () => {
  const [en, ru] = files.map(({ file }) => rowsOf(file));
  expect(ru!.map((cells) => cells[1])).toEqual(en!.map((cells) => cells[1]));
  const text = en!.map((cells) => cells[3]).join(' ');
  const missing = allRules()
    .map(({ name }) => name)
    .filter((name) => !text.includes(`\`${name}\``));
  // Rules of the dictionary alone: no method asks for them by name.
  expect(missing).toEqual([
    'amount_missing',
    'batch_move',
    'catch_up',
    'deal_without_account',
    'deal_without_contact',
    'won_without_feedback',
  ]);
});
