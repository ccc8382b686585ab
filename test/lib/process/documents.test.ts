import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { formatTables } from '../../../lib/process/format-tables.ts';
import { hints } from '../../../lib/process/hints.ts';
import { definitionSchema, formatKeys, keyWords } from '../../../lib/process/json-schema.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { columnsOf } from '../../../lib/process-sheets/columns.ts';
import { noteOf } from '../../../lib/process-sheets/words.ts';
import { projectRoot } from '../../support/run-cli.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const rewrite = 'run: node --import tsx scripts/process-format.mjs';
const guides = { en: read('docs/processes.md'), ru: read('docs/processes.ru.md') };
const examples = (text: string) =>
  [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '');

test('the schema for editors is that of the format', () => {
  expect(JSON.parse(read('docs/process.schema.json')), rewrite).toEqual(definitionSchema('en'));
});

test.each(['en', 'ru'] as const)('the tables of keys in %s are those of the format', (language) => {
  const [, tables] = /<!-- keys -->\n\n([\s\S]*?)\n\n<!-- \/keys -->/.exec(guides[language]) ?? [];
  expect(tables, rewrite).toBe(formatTables(language));
});

test('both guides show the same two definitions, the least and a full one, and both are right', () => {
  const [least = '', full = '', ...others] = examples(guides.en);
  expect(others).toEqual([]);
  expect(examples(guides.ru)).toEqual([least, full]);
  const [sales] = readDefinition(least, { file: 'least' });
  expect(hints(sales!)).toEqual([]);
  const parts = readDefinition(full, { file: 'full' });
  expect(parts.map(({ id, entity }) => [id, entity])).toEqual([
    ['equipment-lead', 'lead'],
    ['equipment-deal', 'deal'],
  ]);
  expect(parts.flatMap(hints).map(({ en }) => en)).toEqual([expect.stringContaining('applies_when is kept')]);
});

test('the full example shows every form of a check and two keys of three that a stage or a part may have', () => {
  const [, full = ''] = examples(guides.en);
  const keysOf = (place: string) => formatKeys().find((one) => one.place === place)?.keys ?? [];
  const shown = (place: string) => keysOf(place).filter((key) => new RegExp(`\\b${key}:`).test(full));
  expect(shown('check')).toEqual(keysOf('check'));
  for (const place of ['part', 'stage'])
    expect(shown(place).length / keysOf(place).length, place).toBeGreaterThan(0.66);
});

test('the examples and the built-in definitions fit the schema for editors', () => {
  const schema = z.fromJSONSchema(definitionSchema('en') as Parameters<typeof z.fromJSONSchema>[0]);
  const texts = [
    ...examples(guides.en),
    ...['guide', 'b2b-funnel', 'sales-system-map', 'corporate-sale', 'agency-crm'].map((name) =>
      read(`processes/${name}.yaml`),
    ),
  ];
  const documents = texts.flatMap((text) => parseAllDocuments(text).map((one) => one.toJS() as unknown));
  // 1 least, 3 of the full one; guide 1 + 2, funnel 1 + 3, map 1 + 3, corporate 1, agency 1.
  expect(documents).toHaveLength(17);
  for (const document of documents) expect(schema.safeParse(document).error?.issues).toBeUndefined();
  expect(schema.safeParse({ id: 'p', entity: 'deal', stages: [{ id: 'a', limt_days: 3 }] }).success).toBe(
    false,
  );
});

test.each(['guide', 'b2b-funnel', 'sales-system-map', 'corporate-sale', 'agency-crm'])(
  'processes/%s.yaml tells an editor where the schema is',
  (name) => {
    const [, path = ''] =
      /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(`processes/${name}.yaml`)) ?? [];
    expect(JSON.parse(read(join('processes', path))).title).toBe('A sales process as data');
  },
);

test('words of keys and notes of sheets show their braces as they are written', () => {
  for (const language of ['en', 'ru'] as const) {
    const words = formatKeys().flatMap(({ place, keys }) =>
      keys.map((key) => keyWords(language, place, key) ?? ''),
    );
    const notes = columnsOf('criteria').map((column) => noteOf(language, column));
    const shown = [...words, ...notes].filter((text) => /[{}']/.test(text));
    expect(shown.length).toBeGreaterThan(8);
    for (const text of shown) {
      expect(text).not.toContain("'");
      expect(text.split('{').length, text).toBe(text.split('}').length);
    }
  }
});
