import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { aliases, sharedAliases } from '../lib/dictionary/aliases.ts';
import { dictionaryGroups } from '../lib/dictionary/entry.ts';
import { dictionary, entryIdOf, entryOf } from '../lib/dictionary.ts';
import { reports } from '../lib/reports/index.ts';
import { allRules } from '../lib/rules.ts';
import { kinds } from '../lib/schema/canonical.ts';
import { groupings } from '../lib/schema/query.ts';
import { singleMetricNames } from '../lib/single-metrics.ts';
import { sqlFolder } from '../lib/sql-file.ts';
import enDictionary from '../messages/dictionary.en.json' with { type: 'json' };
import ruDictionary from '../messages/dictionary.ru.json' with { type: 'json' };
import enWords from '../messages/words.en.json' with { type: 'json' };
import ruWords from '../messages/words.ru.json' with { type: 'json' };
import { projectRoot } from './support/run-cli.ts';

const definitions: Readonly<Record<'en' | 'ru', Readonly<Record<string, string>>>> = {
  en: enDictionary,
  ru: ruDictionary,
};
const words: typeof definitions = { en: enWords, ru: ruWords };
const parts = ['name', 'what', 'formula', 'differs', 'example'];

test('no two entries have the same id, and every group has some', () => {
  const ids = dictionary.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(new Set(dictionary.map(({ group }) => group))).toEqual(new Set(dictionaryGroups));
});

test.each(['en', 'ru'] as const)(
  'in %s every entry has its name and what it is, and no word is left over',
  (language) => {
    const wanted = dictionary.flatMap(({ id }) => [`define.${id}.name`, `define.${id}.what`]);
    expect(wanted.filter((key) => !definitions[language][key])).toEqual([]);
    const known = new Set(dictionary.flatMap(({ id }) => parts.map((part) => `define.${id}.${part}`)));
    expect(Object.keys(definitions[language]).filter((key) => !known.has(key))).toEqual([]);
  },
);

test('formula, difference and example are there in both languages or in neither', () => {
  expect(Object.keys(ruDictionary)).toEqual(Object.keys(enDictionary));
  expect(Object.keys(ruWords)).toEqual(Object.keys(enWords));
});

test('every statement that an entry names exists, and what is planned has none', () => {
  const lost = dictionary
    .flatMap(({ sql }) => sql)
    .filter((path) => !existsSync(join(projectRoot, 'sql', `${path}.sql`)));
  expect(lost).toEqual([]);
  expect(dictionary.filter(({ planned, sql }) => planned && sql.length > 0)).toEqual([]);
});

test('every entry to read next exists and is another one', () => {
  const lost = dictionary.flatMap(({ id, see }) =>
    see.filter((other) => other === id || !entryOf(other)).map((other) => `${id} → ${other}`),
  );
  expect(lost).toEqual([]);
});

test('every rule of sql/rules has an entry', () => {
  expect(allRules().filter(({ name }) => !entryOf(`rule.${name}`))).toEqual([]);
});

type Node = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
};

/** Dotted paths of the numbers in a schema, lists left out. */
function numbersIn(node: Node, path = ''): string[] {
  const own = node.type === 'number' || node.type === 'integer' ? [path] : [];
  const inner = Object.entries(node.properties ?? {}).flatMap(([name, child]) =>
    numbersIn(child, path ? `${path}.${name}` : name),
  );
  const either = (node.anyOf ?? []).flatMap((child) => numbersIn(child, path));
  return [...own, ...inner, ...either, ...(node.items ? numbersIn(node.items, path) : [])];
}

/** No figures: places in a list. */
const isNoFigure = (report: string, key: string) =>
  [aliases[report]?.[key], sharedAliases[key.split('.').at(-1)!]].includes(null);

test.each([...reports.keys()])('every number of %s is defined', (name) => {
  const schema = z.toJSONSchema(reports.get(name)!.schema, { unrepresentable: 'any' }) as Node;
  const keys = [...new Set(numbersIn(schema)), 'n_cases', 'excluded.n'];
  expect(keys.length).toBeGreaterThan(2);
  const open = keys.filter((key) => entryIdOf(name, key) === null && !isNoFigure(name, key));
  expect(open).toEqual([]);
});

test('every single metric is defined', () => {
  expect(singleMetricNames().filter((name) => entryIdOf(name, 'value') === null)).toEqual([]);
});

test('every alias leads to an entry', () => {
  const all = [...Object.values(aliases), sharedAliases].flatMap((one) => Object.values(one));
  expect(all.filter((id) => id !== null && !entryOf(id))).toEqual([]);
});

test('the same word is told apart by its report and place', () => {
  expect(entryIdOf('funnel', 'stages.lost')).toBe('funnel.lost');
  expect(entryIdOf('funnel', 'groups.totals.lost')).toBe('lost');
  expect(entryIdOf('winloss', 'by.lost')).toBe('lost');
  expect(entryIdOf('forecast', 'won')).toBe('forecast_won');
  expect(entryIdOf('durations', 'p90')).toBe('quantiles');
  expect(entryIdOf('forecast', 'p90')).toBe('distribution');
  expect(entryIdOf('funnel', 'stages.position')).toBeNull();
  expect(entryIdOf('funnel', 'nonsense')).toBeNull();
});

/** Words that Russian readers take for something else. */
const unwanted =
  /(?<![а-яё])(кейс|визит|флаг|цензурир|незрел|вейвер|конформн|реньюал|коммит|гэп|батч|протух|владел(ец|ьц)|SQL(?!-лид)|разреш[её]нн)/i;

test('Russian texts avoid the words that mean something else in sales', () => {
  const all = { ...definitions.ru, ...words.ru };
  expect(Object.keys(all).filter((key) => unwanted.test(all[key]!))).toEqual([]);
});

/** What the data may name, each with words of its own. */
const named: Readonly<Record<string, readonly string[]>> = {
  kind: [...kinds.keys()],
  dimension: [...groupings],
  field: [...kinds.get('deals')!.columns, ...kinds.get('leads')!.columns].map(({ name }) => name),
  outcome: ['open', 'won', 'lost', 'neutral'],
  exit: ['advance', 'skip', 'back', 'won', 'lost', 'neutral', 'switched', 'unmapped', 'reopened', 'repeat'],
  policy: ['implied', 'observed', 'strict'],
  severity: ['low', 'medium', 'high'],
  issue: [
    ...sqlFolder('marts')
      .get('issues')!
      .text.matchAll(/select '(\w+)'(?: as issue)?, (?!\w+_id from raw)/g),
  ]
    .map(([, name]) => name!)
    .filter((name) => name !== 'deal' && name !== 'lead'),
  evidence: allRules().flatMap(({ file }) =>
    [...file.text.matchAll(/\{what: '(\w+)/g)].map(([, name]) => name!),
  ),
};

test.each(Object.keys(named))('every %s has words', (prefix) => {
  expect(named[prefix]!.length).toBeGreaterThan(2);
  expect(named[prefix]!.filter((name) => !words.ru[`${prefix}.${name}`])).toEqual([]);
});

test('every issue says what it means and what to do', () => {
  const issues = Object.keys(words.en).filter((key) => /^issue\.\w+$/.test(key));
  expect(issues.filter((key) => !words.en[`${key}.what`])).toEqual([]);
});

const values = { n: 5, low: '1', high: '2', line: '7', file: 'deals', field: 'amount' };

test.each(['en', 'ru'] as const)(
  'in %s every text is well formed and says the same as it is written',
  (language) => {
    const formatted = (text: string) => String(new IntlMessageFormat(text, language).format(values));
    const texts = Object.entries(definitions[language]);
    expect(texts.filter(([, text]) => formatted(text) !== text).map(([key]) => key)).toEqual([]);
    for (const text of Object.values(words[language])) expect(formatted(text)).not.toMatch(/[{}#]/);
  },
);

test('1 сделка, 3 сделки, 5 сделок, 21 сделка; 1 deal, 21 deals', () => {
  const of = (language: 'en' | 'ru', n: number) =>
    String(new IntlMessageFormat(words[language]['case.deal']!, language).format({ n }));
  expect([1, 3, 5, 21].map((n) => of('ru', n))).toEqual(['1 сделка', '3 сделки', '5 сделок', '21 сделка']);
  expect([1, 21].map((n) => of('en', n))).toEqual(['1 deal', '21 deals']);
});
