import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { metricNames } from '../lib/ask.ts';
import { filterNames } from '../lib/filter-names.ts';
import { allRules } from '../lib/rules.ts';
import { kinds } from '../lib/schema/canonical.ts';
import { sqlFolder } from '../lib/sql-file.ts';
import { readMapping } from '../pipelines/ingest/mapping.ts';
import { projectRoot, voronka } from './support/run-cli.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** The parts of a language by file name. */
const partsOf = (language: 'en' | 'ru'): [string, Record<string, string>][] =>
  readdirSync(join(projectRoot, 'messages'))
    .filter((name) => new RegExp(`(^|\\.)${language}\\.json$`).test(name))
    .map((name) => [name, JSON.parse(read(`messages/${name}`))]);
const merged = (language: 'en' | 'ru'): Record<string, string> =>
  Object.assign({}, ...partsOf(language).map(([, part]) => part));
const texts = { en: merged('en'), ru: merged('ru') };
const readme = read('README.md');
const guides = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'fixtures/README.md',
  'docs/processes.md',
  'docs/processes.ru.md',
];

type Element = { type: number; value?: string; options?: Record<string, { value: Element[] }> };

/** Names of the values that a message takes, those inside plural arms too. */
function placeholders(text: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const { type, value, options } of elements) {
      // 0 is text, 7 the number sign of a plural; all else names a value.
      if (type !== 0 && type !== 7 && value) names.add(value);
      for (const arm of Object.values(options ?? {})) walk(arm.value);
    }
  };
  walk(new IntlMessageFormat(text, 'en').getAst() as Element[]);
  return [...names].sort();
}

test('both languages have the same texts with the same values in them', () => {
  expect(Object.keys(texts.ru).sort()).toEqual(Object.keys(texts.en).sort());
  const different = Object.keys(texts.en).filter(
    (key) => String(placeholders(texts.en[key]!)) !== String(placeholders(texts.ru[key]!)),
  );
  expect(different).toEqual([]);
});

test('a key stands in one file of a language', () => {
  for (const language of ['en', 'ru'] as const) {
    const owners = new Map<string, string[]>();
    for (const [file, part] of partsOf(language))
      for (const key of Object.keys(part)) owners.set(key, [...(owners.get(key) ?? []), file]);
    expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
  }
});

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

test('every key that the code names has words', () => {
  const lost = ['app', 'cli', 'lib'].flatMap(sourcesUnder).flatMap((file) =>
    [...read(file).matchAll(/\bt\(\s*'([a-z_]+(?:\.[\w-]+)+)'/g)]
      .map(([, key]) => key!)
      .filter((key) => texts.en[key] === undefined)
      .map((key) => `${file}: ${key}`),
  );
  expect(lost).toEqual([]);
});

test('no text is empty', () => {
  for (const [language, all] of Object.entries(texts))
    expect(
      Object.keys(all).filter((key) => all[key]!.trim() === ''),
      language,
    ).toEqual([]);
});

test('every rule has its name and the words of its flag in both languages, and no word is left over', () => {
  const names = allRules().map(({ name }) => name);
  const wanted = names.flatMap((name) => [`rule.${name}`, `rule.${name}.flag`]).sort();
  for (const [language, all] of Object.entries(texts))
    expect(
      Object.keys(all)
        .filter((key) => key.startsWith('rule.'))
        .sort(),
      language,
    ).toEqual(wanted);
});

test('every mart says what a row of it is', () => {
  expect(
    [...sqlFolder('marts').values()].filter(({ about }) => about === '').map(({ name }) => name),
  ).toEqual([]);
});

/** Paths of this project that a text names between backticks or as a link. */
function pathsIn(text: string): string[] {
  const top =
    /^(\.ci|app|bench|bin|cli|docs|fixtures|lib|messages|pipelines|processes|scripts|sql|test)\/[\w./-]*$/;
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path!);
  const linked = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!);
  const files = quoted.filter((path) => top.test(path) || /^[A-Z]+\.md$/.test(path));
  return [...new Set([...files, ...linked])];
}

test.each(guides)('%s names only paths that exist', (guide) => {
  const here = guide.includes('/') ? `${guide.split('/')[0]}/` : '';
  const lost = pathsIn(read(guide)).filter(
    (path) => !existsSync(join(projectRoot, path)) && !existsSync(join(projectRoot, here, path)),
  );
  expect(lost).toEqual([]);
});

/** Command lines in fenced blocks without a language. */
function commandLines(text: string): string[] {
  return [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block]) => block!.split('\n'))
    .filter((line) => /^(bin\/voronka|npm) /.test(line));
}

const everyLine = () => guides.flatMap((guide) => commandLines(read(guide)));

test('every npm script that the guides run exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = guides.flatMap((guide) =>
    [...read(guide).matchAll(/npm run (?:-s )?(\w+)/g)].map(([, name]) => name!),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(scripts.test).toBeDefined();
});

test('every command line of the guides is known to --help, with its options', async () => {
  const lines = everyLine().flatMap((line) =>
    line.startsWith('bin/voronka ') ? [line.split(/\s+/).slice(1)] : [],
  );
  expect(lines.length).toBeGreaterThan(8);
  const groups = ['processes', 'builds', 'imports'];
  const paths = lines.map(([name = '', next = '']) => (groups.includes(name) ? [name, next] : [name]));
  const distinct = [...new Map(paths.map((path) => [path.join(' '), path])).values()];
  const help = new Map(
    await Promise.all(
      distinct.map(async (path) => {
        const { code, out } = await voronka([...path, '--help']);
        expect(code, path.join(' ')).toBe(0);
        return [path.join(' '), out] as const;
      }),
    ),
  );
  for (const [at, words] of lines.entries()) {
    const text = help.get(paths[at]!.join(' ')) ?? '';
    expect(text, words.join(' ')).toContain(`voronka ${paths[at]!.join(' ')}`);
    const options = words.flatMap((word) => (word.startsWith('--') ? [word.split('=')[0]!] : []));
    const spelt = text.replaceAll('_', '-');
    expect(
      options.filter((option) => !spelt.includes(option.replaceAll('_', '-'))),
      words.join(' '),
    ).toEqual([]);
  }
});

test('the table of commands is that of --help', async () => {
  const { out } = await voronka(['--help']);
  const listed = [...out.slice(out.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)/gm)].map(
    ([, name]) => name!,
  );
  const table = readme.slice(readme.indexOf('## Commands'), readme.indexOf('**Filters**'));
  const rows = [...table.matchAll(/^\| (`[^|]+`) +\| /gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([a-z]+)/g)].map(([, name]) => name!),
  );
  expect([...new Set(rows)].sort()).toEqual(listed.sort());
});

test('the table of filters names every filter', () => {
  const table = readme.slice(readme.indexOf('| filter '), readme.indexOf('## HTTP'));
  expect(filterNames.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});

test('the list of canonical files has every kind and column, and no other', () => {
  const list = readme.slice(readme.indexOf('## Canonical files')).replace(/\n {2}/g, ' ');
  const rows = [...list.matchAll(/^- `(\w+)`: `(.+)`$/gm)].map(([, kind, columns]) => [
    kind,
    columns!
      .split(/, |\//)
      .map((name) => name.replace('*', ''))
      .sort(),
  ]);
  const known = [...kinds.values()].map((kind) => [kind.name, kind.columns.map(({ name }) => name).sort()]);
  expect(rows).toEqual(known);
});

test('the changelog says what every metric means', () => {
  const changelog = read('CHANGELOG.md');
  expect(metricNames().filter((name) => !changelog.includes(`\`${name}\``))).toEqual([]);
});

test('the mapping and the definition of the README are valid', async () => {
  const [mapping, process] = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
  expect(readMapping(mapping!, 'README.md').files.map(({ kind }) => kind)).toEqual(['deals', 'users']);
  expect(parse(process!)).toMatchObject({ id: 'sales', entity: 'deal', order: 'strict' });
});
