import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { type Ran, voronka } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';
import { smallExport } from './support/small-export.ts';

type Content = string | Buffer;

const root = scratchFolder('bad-input');
const workspace = join(root, 'w');
const header = 'deal_id,name,amount,created_at\n';
let folders = 0;

/** A folder with the given files. */
function folderOf(files: Record<string, Content>): string {
  const dir = join(root, `given-${++folders}`);
  mkdirSync(dir);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  return dir;
}

const importInto = (where: string, ...args: string[]): Promise<Ran> =>
  voronka(['import', ...args, '--workspace', where, '--timezone', 'UTC', '--json']);
const overview = async () =>
  (await voronka(['metrics', 'overview', '--json', '--workspace', workspace])).json();
const published = () => readFileSync(join(workspace, 'CURRENT'), 'utf8');
const inFolder = (name: string) => readdirSync(join(workspace, name)).sort();

let good: Ran;
let numbers: Record<string, unknown>;
let before: string;
let builds: string[];
let landings: string[];

beforeAll(async () => {
  good = await importInto(workspace, smallExport(join(root, 'good'), 30));
  expect(good.code, good.err).toBe(0);
  numbers = await overview();
  before = published();
  builds = inFolder('builds');
  landings = inFolder('landing');
});

/** Exit 1, one line that says why, no stack trace, one document with the error, nothing published. */
function expectRefused(ran: Ran, message: RegExp, code = 'bad_input'): void {
  expect(ran.code, ran.err).toBe(1);
  const lines = ran.err.split('\n').filter((line) => line.startsWith('Error: '));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(message);
  expect(ran.err).not.toMatch(/^\s+at /m);
  expect(ran.json()).toMatchObject({ error: { code, message: expect.stringMatching(message) } });
  expect(published()).toBe(before);
  expect(inFolder('builds')).toEqual(builds);
}

const cyrillic = Buffer.from([0xc0, 0xed, 0xed, 0xe0]);
const mixed = Buffer.concat([
  Buffer.from(`${header}1,Анна,5,2026-01-01\n3,`),
  cyrillic,
  Buffer.from(',7,2026-01-02\n'),
]);
const gzipped = gzipSync(
  header + Array.from({ length: 5000 }, (_, at) => `${at},${(at * 7919) % 10_007},1,2026-01-01\n`).join(''),
);

test.each<[string, string, Content, RegExp]>([
  ['an empty file', 'deals.csv', '', /deals\.csv.*empty/],
  ['a header without rows', 'deals.csv', header, /no rows in deals\.csv/],
  ['an unknown delimiter', 'deals.csv', 'deal_id|name\n1|a\n', /deals\.csv is not recognised/],
  ['two encodings in one file', 'deals.csv', mixed, /mixes encodings: line 2 is UTF-8, line 3 is not/],
  ['a gzip that breaks off', 'deals.csv.gz', gzipped.subarray(0, -500), /deals\.csv\.gz breaks off/],
  ['no id column', 'deals.csv', 'name,amount,owner,created_at\na,5,x,2026-01-01\n', /missing: deal_id/],
])('%s is refused', async (_what, name, content, message) => {
  const ran = await importInto(workspace, join(folderOf({ [name]: content }), name));
  expectRefused(ran, message);
});

test('a folder of junk is refused: nothing in it is recognised', async () => {
  const junk = folderOf({
    'notes.txt': 'Buy milk\n',
    'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    'list.csv': 'a,b\n1,2\n',
    'broken.zip': 'no archive',
  });
  expectRefused(await importInto(workspace, junk), /Nothing recognised among 4 files/);
});

test('dates that nothing decides: the column, two readings of its first value, the option', async () => {
  const dir = folderOf({ 'deals.csv': `${header}U1,a,5,03/04/2026\nU2,b,6,05/06/2026\n` });
  const ran = await importInto(workspace, dir);
  expectRefused(ran, /created_at.*03\/04\/2026.*(3 April|2026-04-03).*(March 4|4 March|2026-03-04)/);
  expect(ran.err).toContain('--dates');
});

test('a process that maps none of the stages is refused and names a stage it lacks', async () => {
  const dir = smallExport(join(root, 'unmapped'), 5, 901);
  const file = join(root, 'strange.yaml');
  writeFileSync(
    file,
    'id: strange\nname: {en: Strange, ru: Чужой}\nentity: deal\norder: strict\n' +
      'stages: [{id: assay, name: {en: Assay, ru: Проба}, match: [Assay]}]\n',
  );
  const ran = await importInto(join(root, 'w-strange'), dir, '--process', file);
  expect(ran.code, ran.out).toBe(1);
  expect(ran.err).toMatch(/Error: .*strange.*(Inquiry|Offer|Won|Lost)/);
  expectRefused(await importInto(workspace, dir, '--process', file), /strange/);
});

test('after all of it: the same numbers, and the next import leaves nothing half-done', async () => {
  expect(await overview()).toEqual(numbers);
  const next = await importInto(workspace, smallExport(join(root, 'next'), 5, 101));
  expect(next.code, next.err).toBe(0);
  expect(inFolder('landing')).toEqual([...landings, String(next.json().import)].sort());
  expect(readdirSync(workspace).filter((name) => /partial|tmp/.test(name))).toEqual([]);
});

test('mixed line ends load; an unescaped quote costs one record; two files of one kind unite', async () => {
  const own = join(root, 'w-odd');
  const dir = folderOf({
    'deals-1.csv': `${header}M1,a,5,2026-01-01\r\nM2,b,6,2026-01-02\rM3,c,7,2026-01-03\nM4,d,8,2026-01-04`,
    'deals-2.csv': `${header}Q1,a,5,2026-01-01\nQ2,the "best" one,6,2026-01-02\nQ3,"x"y,7,2026-01-03\nQ4,d,8,2026-01-04\n`,
  });
  const ran = await importInto(own, dir);
  expect(ran.code, ran.err).toBe(0);
  const { files, processes, rejected } = ran.json() as {
    files: { file: string; read: number; loaded: number; rejected: number; duplicates: number }[];
    processes: { cases: number }[];
    rejected: number;
  };
  const counts = files.map((one) => [one.read, one.loaded, one.rejected, one.duplicates]);
  expect(counts).toEqual([
    [4, 4, 0, 0],
    [4, 3, 1, 0],
  ]);
  expect(rejected).toBe(1);
  expect(processes.reduce((sum, one) => sum + one.cases, 0)).toBe(7);
});
