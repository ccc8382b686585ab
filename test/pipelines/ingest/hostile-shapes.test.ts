import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zipOf } from '../../support/zip.ts';
import { failure, folderOf, ingest, land, newFolder } from './support.ts';

/** Files that are made to harm: each is refused in words, or read in bounds. */
const deals = Buffer.from('deal_id,name\n1,a\n');

test.each(['../../evil.csv', '/evil.csv', 'a/../../evil.csv', 'C:\\evil.csv', '..\\evil.csv'])(
  'an archive whose file is named %s leads nowhere',
  async (name) => {
    const dir = await newFolder();
    const path = join(dir, 'archive.zip');
    writeFileSync(path, zipOf({ [name]: deals, 'deals.csv': deals }));
    const outcome = await land([path]).then(
      ({ landing }) => landing,
      (error: Error) => error,
    );
    if (outcome instanceof Error) expect(outcome.message).toContain('is not a readable zip archive');
    else for (const { stored } of outcome.files) expect(stored).toMatch(/^files\/[^/\\]+$/);
    expect(readdirSync(dir)).toEqual(['archive.zip']);
    expect(readdirSync(dirname(dir))).not.toContain('evil.csv');
  },
);

test('an archive that says its file is small and unpacks to far more is refused', async () => {
  const dir = await newFolder();
  const path = join(dir, 'archive.zip');
  const packed = deflateRawSync(Buffer.concat([deals, Buffer.alloc(300 * 2 ** 20, 0x61)]));
  const archive = zipOf({ 'deals.csv': packed });
  // The file is packed (method 8) and said to hold the size that it takes when packed.
  for (const mark of ['PK\x03\x04', 'PK\x01\x02']) {
    const at = archive.indexOf(mark, 0, 'latin1');
    archive.writeUInt16LE(8, at + (mark === 'PK\x03\x04' ? 8 : 10));
  }
  writeFileSync(path, archive);
  expect((await failure(land([path]))).message).toMatch(/deals\.csv.*(unpacks to far more|too many bytes)/);
});

test('ten thousand columns are refused with their number', async () => {
  const names = Array.from({ length: 9_998 }, (_, at) => `field ${at}`);
  const text = `deal_id,name,${names.join(',')}\n1,a,${names.map((_, at) => at).join(',')}\n`;
  expect((await failure(ingest({ 'deals.csv': text }))).message).toContain(
    'it has 10000 columns, more than the 4000 that are read',
  );
});

test('a thousand columns are read, the known ones as such, the others as fields of their own', async () => {
  const names = Array.from({ length: 998 }, (_, at) => `field ${at}`);
  const text = `deal_id,name,${names.join(',')}\n1,a,${names.map((_, at) => at).join(',')}\n`;
  const { rows, report } = await ingest({ 'deals.csv': text });
  expect(report.files).toMatchObject([{ read: 1, loaded: 1 }]);
  expect(
    await rows(`select name, custom ->> '$."field 997"' as last, len(json_keys(custom)) as n from raw.deals`),
  ).toEqual([{ name: 'a', last: '997', n: '998' }]);
}, 240_000);

test('a cell of a hundred megabytes is read or refused, and the rows beside it are not lost in silence', async () => {
  const cell = Buffer.alloc(100 * 2 ** 20, 0x78);
  const text = Buffer.concat([Buffer.from('deal_id,name\n1,a\n2,"'), cell, Buffer.from('"\n3,c\n')]);
  const outcome = await ingest({ 'deals.csv': text }).then(
    ({ report }) => report.files[0]!,
    (error: Error) => error,
  );
  if (outcome instanceof Error) expect(outcome.message).toContain('deals.csv');
  else {
    expect(outcome.read).toBe(outcome.loaded + outcome.rejected + outcome.duplicates);
    expect(outcome.loaded).toBeGreaterThanOrEqual(2);
  }
}, 240_000);

test('NUL bytes among the cells: refused, or their row is', async () => {
  const text = 'deal_id,name\n1,a\n2,b\0b\n3,c\n';
  const outcome = await ingest({ 'deals.csv': text }).then(
    ({ report }) => report.files[0]!,
    (error: Error) => error,
  );
  if (outcome instanceof Error) expect(outcome.message).toMatch(/deals\.csv.*(not text|NUL)/s);
  else expect(outcome.read).toBe(outcome.loaded + outcome.rejected + outcome.duplicates);
});

test('JSON a hundred thousand levels deep is refused in words', async () => {
  const deep = 100_000;
  const folder = await folderOf({
    'arrays.json': '['.repeat(deep) + ']'.repeat(deep),
    'objects.json': `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
    'inside.json': `[{"deal_id":"1","name":${'['.repeat(deep)}${']'.repeat(deep)}}]`,
    'deals.csv': deals,
  });
  const outcome = await land([folder]).then(
    ({ landing }) => landing,
    (error: Error) => error,
  );
  if (outcome instanceof Error) expect(outcome.message).toMatch(/\.json/);
  else {
    const told = [...outcome.skipped.map(({ file }) => file), ...outcome.files.map(({ name }) => name)];
    expect(told.map((name) => name.replace(/^.*\//, '')).sort()).toEqual(
      ['arrays.json', 'deals.csv', 'inside.json', 'objects.json'].sort(),
    );
  }
});
