import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { type SqlFile, sqlFolder } from '../lib/sql-file.ts';
import { dependencies } from '../pipelines/build/dependencies.ts';
import { readModels } from '../pipelines/build/models.ts';
import { projectRoot } from './support/run-cli.ts';

/** What each part may import of ours, and where else to go. */
const doors: Record<string, { readonly may: readonly string[]; readonly door: string }> = {
  app: {
    may: ['app', 'lib'],
    door: 'a page asks lib; what writes goes through bin/voronka as a child process',
  },
  cli: {
    may: ['cli', 'lib', 'pipelines', 'fixtures/company'],
    door: 'a command calls lib or pipelines; only the demo reads fixtures/company',
  },
  pipelines: { may: ['pipelines', 'lib'], door: 'a pipeline calls lib and is called by cli' },
  'lib/stats': { may: ['lib/stats'], door: 'statistics take numbers and give numbers' },
  lib: { may: ['lib', 'messages', 'package.json'], door: 'lib is called, it calls nobody' },
  'fixtures/messy': { may: ['fixtures/messy'], door: 'the files are written out and know no engine' },
  'fixtures/company': { may: ['fixtures/company'], door: 'the generator writes files and knows no engine' },
};

function sources(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** The project's own files that a source imports, from the root; packages are left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.{1,2}\/[^']+)'/g);
  return [...found].map(([, path]) => relative(projectRoot, resolve(projectRoot, dirname(file), path!)));
}

const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** The imports of a part that lead where it may not, each with the right door. */
function trespasses(part: string, files: readonly string[]): string[] {
  const { may, door } = doors[part]!;
  const inner = Object.keys(doors).filter((other) => other !== part && isIn(other, part));
  return files
    .filter((file) => !inner.some((other) => isIn(file, other)))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => !may.some((folder) => isIn(path, folder)))
        .map((path) => `${file} imports ${path}: ${part} may import ${may.join(', ')} only; ${door}`),
    );
}

test.each(Object.keys(doors))('%s imports only what it may', (part) => {
  const files = sources(part);
  expect(files.length).toBeGreaterThan(0);
  expect(trespasses(part, files)).toEqual([]);
});

test('the test above sees an import that it must refuse', () => {
  const own = 'test/architecture.test.ts';
  expect(importsOf(own)).toContain('pipelines/build/models.ts');
  expect(trespasses('app', [own]).join('\n')).toMatch(/app may import app, lib only; a page asks lib/);
});

test('of the commands only the demo reads the demo company', () => {
  const readers = sources('cli').filter((file) =>
    importsOf(file).some((path) => isIn(path, 'fixtures/company')),
  );
  expect(readers).toEqual(['cli/commands/demo.ts']);
});

test('statistics import no package either', () => {
  const packages = sources('lib/stats').filter((file) =>
    /(?:\bfrom\s+|\bimport\s*\(?\s*)'[^.]/.test(readFileSync(join(projectRoot, file), 'utf8')),
  );
  expect(packages).toEqual([]);
});

test('sources import each other with the extension', () => {
  const bare = Object.keys(doors)
    .flatMap(sources)
    .flatMap((file) => importsOf(file).map((path) => [file, path] as const))
    .filter(([, path]) => !/\.(tsx?|json|css)$/.test(path));
  expect(bare).toEqual([]);
});

const folders = ['staging', 'intermediate', 'marts', 'macros', 'metrics', 'reports', 'rules', 'checks'];
const allSql = (): SqlFile[] => folders.flatMap((folder) => [...sqlFolder(folder).values()]);
const pathOf = (file: SqlFile) => `sql/${file.folder}/${file.name}.sql`;

/** How the first sentence of a statement begins: what one row is, or what its single row says. */
const openings: Record<string, RegExp> = {
  staging: /^One row per /,
  intermediate: /^One row per /,
  marts: /^One row per /,
  rules: /^One row per /,
  reports: /^(One row per |One row: |One page of |How many |Whether )/,
  checks: /^[A-Z].+\.$/,
  macros: /^[A-Z]/,
  metrics: /^[A-Z].+\.$/,
};

test('every statement begins by saying what its rows are', () => {
  const silent = allSql().filter((file) => !openings[file.folder]!.test(file.about));
  expect(silent.map((file) => `${pathOf(file)}: ${file.about.slice(0, 60) || 'no comment'}`)).toEqual([]);
});

test('every metric says its title in both languages, its unit and which way is better', () => {
  const lacking = [...sqlFolder('metrics').values()].flatMap((file) =>
    ['title_en', 'title_ru', 'unit', 'better'].flatMap((key) =>
      file.header.has(key) ? [] : [`${pathOf(file)}: no ${key}`],
    ),
  );
  expect(lacking).toEqual([]);
});

/** Statements above 80 lines, each with its reason. */
const long: ReadonlyMap<string, string> = new Map([]);

test('no statement is longer than 80 lines', () => {
  const tooLong = allSql()
    .map((file) => [pathOf(file), file.text.trimEnd().split('\n').length] as const)
    .filter(([path, lines]) => lines > 80 && !long.has(path));
  expect(tooLong).toEqual([]);
});

test('no statement looks at the clock', () => {
  const clocks = allSql().filter(({ text }) =>
    /\b(now\s*\(|current_date|current_timestamp|today\s*\(|get_current_time)/i.test(
      text.replace(/--.*$/gm, ''),
    ),
  );
  expect(clocks.map(pathOf)).toEqual([]);
});

async function withConnection<T>(
  run: (connection: Awaited<ReturnType<typeof connect>>) => Promise<T>,
): Promise<T> {
  const connection = await connect();
  try {
    return await run(connection);
  } finally {
    connection.closeSync();
  }
}
const connect = async () => (await DuckDBInstance.create(':memory:')).connect();

test('every model reads only the layers below it', async () => {
  const models = await withConnection((connection) =>
    readModels(connection, ['staging', 'intermediate', 'marts', 'macros']),
  );
  expect(models.length).toBeGreaterThan(20);
});

test('a staging model that reads a mart is refused and told what it may read', async () => {
  const staging = sqlFolder('staging') as Map<string, SqlFile>;
  const text = '-- One row per case.\nselect * from cases';
  staging.set('stg_wrong', { name: 'stg_wrong', folder: 'staging', header: new Map(), about: '', text });
  try {
    await expect(withConnection((connection) => readModels(connection, ['staging']))).rejects.toThrow(
      'sql/staging/stg_wrong.sql reads cases (marts); staging may read raw, staging only',
    );
  } finally {
    staging.delete('stg_wrong');
  }
});

test('metrics, reports and rules read marts: nothing raw, staged or intermediate', async () => {
  const below = new Set([...sqlFolder('staging').keys(), ...sqlFolder('intermediate').keys()]);
  const found = await withConnection(async (connection) => {
    const bad: string[] = [];
    for (const file of ['metrics', 'reports', 'rules'].flatMap((folder) => [...sqlFolder(folder).values()]))
      for (const name of await dependencies(connection, file))
        if (name.startsWith('raw.') || below.has(name)) bad.push(`${pathOf(file)} reads ${name}`);
    return bad;
  });
  expect(found).toEqual([]);
});
