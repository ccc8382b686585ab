import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTurn } from '../../../lib/server/gate.ts';
import { importArgs } from '../../../lib/server/import-fields.ts';
import { jsonLines } from '../../../lib/server/json-lines.ts';
import { receive } from '../../../lib/server/receive.ts';
import { safeParts } from '../../../lib/server/safe-path.ts';
import { readSize, uploadLimit } from '../../../lib/server/upload-limit.ts';
import { makeUploadFolder, removeUploadFolder } from '../../../lib/workspace/uploads.ts';
import { scratchFolder } from '../../support/scratch.ts';

const root = scratchFolder('upload');
const signal = new AbortController().signal;

test.each([
  ['deals.csv', ['deals.csv']],
  ['выгрузка/сделки 2026.csv', ['выгрузка', 'сделки 2026.csv']],
  ['a\\b\\c.csv', ['a', 'b', 'c.csv']],
  ['./a//b.csv', ['a', 'b.csv']],
  ['a:b?.csv', ['a_b_.csv']],
  ['a\u0000b.csv', ['a_b.csv']],
  ['.DS_Store', null],
  ['folder/.git/config', null],
  ['__MACOSX/deals.csv', null],
])('the name %j becomes %j', (name, parts) => {
  expect(safeParts(name)).toEqual(parts);
});

test.each(['../deals.csv', 'a/../../b.csv', '/etc/passwd', 'C:\\x.csv', '..\\x', '', 'a/'.repeat(20)])(
  'the name %j leads out and is refused',
  (name) => {
    expect(() => safeParts(name)).toThrow('leads out of the upload');
  },
);

test('a name of 300 letters is cut to 180 bytes, its extension kept', () => {
  const [name] = safeParts(`${'щ'.repeat(300)}.csv`)!;
  expect(Buffer.byteLength(name!)).toBeLessThanOrEqual(180);
  expect(name).toMatch(/^щ+\.csv$/);
});

test('sizes: 1K = 1024, 1.5G = 1.5 · 1024³', () => {
  expect(['5', '1K', '1.5G', '2 MB', 'x'].map(readSize)).toEqual([
    5,
    1024,
    1.5 * 1024 ** 3,
    2 * 1024 ** 2,
    null,
  ]);
});

test('the limit holds for a workspace that is not there yet', async () => {
  expect((await uploadLimit(join(root, 'a', 'b', 'c'))).bytes).toBeGreaterThan(0);
});

const received = (fields: Record<string, string[]>, side: Record<string, string[]> = {}) => ({
  files: 1,
  fields: new Map(Object.entries(fields)),
  side: new Map(Object.entries(side)),
});

test('fields become options, each in one word, so that none is taken for another', async () => {
  const args = await importArgs(
    received(
      {
        timezone: ['Europe/Moscow'],
        process: ['guide-deal', 'guide-lead'],
        dry_run: ['true'],
        dates: [''],
        from: ['--workspace=/x'],
      },
      { mapping: ['/tmp/m.yaml'] },
    ),
    root,
  );
  expect(args).toEqual([
    '--timezone=Europe/Moscow',
    '--dry-run',
    '--from=--workspace=/x',
    '--mapping=/tmp/m.yaml',
    '--process=guide-deal',
    '--process=guide-lead',
  ]);
});

test('a mapping as text is written beside the files; two mappings are one too many', async () => {
  const args = await importArgs(received({ mapping: ['files: []'] }), root);
  expect(readFileSync(args[0]!.slice('--mapping='.length), 'utf8')).toBe('files: []');
  await expect(importArgs(received({ mapping: ['a'] }, { mapping: ['b'] }), root)).rejects.toThrow(
    'two mappings',
  );
});

async function post(form: FormData, bytes = 1e9) {
  const folder = await makeUploadFolder(join(root, 'w'));
  const request = new Request('http://x', { method: 'POST', body: form });
  const options = {
    folder,
    limit: { bytes, why: 'setting' as const },
    sideNames: ['mapping'],
    signal,
    onBytes: () => undefined,
  };
  try {
    const got = await receive(request.body as never, request.headers.get('content-type')!, options);
    return { ...got, names: (readdirSync(join(folder, 'files'), { recursive: true }) as string[]).sort() };
  } finally {
    await removeUploadFolder(join(root, 'w'), folder);
  }
}

test('files keep their folders, two of one name are both kept, the mapping lies apart', async () => {
  const form = new FormData();
  form.append('files', new Blob(['1']), 'a/deals.csv');
  form.append('files', new Blob(['2']), 'a/deals.csv');
  form.append('files', new Blob(['3']), 'b.csv');
  form.append('mapping', new Blob(['files: []']), 'deals.csv');
  form.append('timezone', 'UTC');
  const { names, files, fields, side } = await post(form);
  expect(names).toEqual(['a', 'a/deals (2).csv', 'a/deals.csv', 'b.csv']);
  expect([files, fields.get('timezone'), side.get('mapping')?.length]).toEqual([3, ['UTC'], 1]);
  expect(existsSync(join(root, 'w'))).toBe(false);
});

test('a body that grows beyond the limit, and one that is cut, are refused', async () => {
  const form = new FormData();
  form.append('files', new Blob(['x'.repeat(100_000)]), 'a.csv');
  await expect(post(form, 1000)).rejects.toMatchObject({ code: 'too_large' });
  const body = new Response('--x\r\ncontent-disposition: form-data; name="f"; filename="a.csv"\r\n\r\nabc')
    .body;
  const folder = await makeUploadFolder(join(root, 'w'));
  const options = {
    folder,
    limit: { bytes: 1e9, why: 'setting' as const },
    sideNames: [],
    signal,
    onBytes: () => undefined,
  };
  await expect(receive(body as never, 'multipart/form-data; boundary=x', options)).rejects.toMatchObject({
    code: 'bad_input',
  });
  await removeUploadFolder(join(root, 'w'), folder);
});

test('what a server that is gone left behind is swept, what another receives now is not', async () => {
  const dir = join(root, 'swept');
  mkdirSync(join(dir, 'uploads', '999999999-dead'), { recursive: true });
  mkdirSync(join(dir, 'uploads', `${process.pid}-former`), { recursive: true });
  mkdirSync(join(dir, 'uploads', `${process.ppid}-other`), { recursive: true });
  const folder = await makeUploadFolder(dir);
  expect(readdirSync(join(dir, 'uploads')).sort()).toEqual(
    [`${process.ppid}-other`, folder.split('/').at(-1)].sort(),
  );
});

test('JSON lines end with what the work gives, or with its failure', async () => {
  const text = (work: Parameters<typeof jsonLines>[1]) => new Response(jsonLines(signal, work)).text();
  const work = async (write: (line: unknown) => void) => {
    write({ phase: 'a' });
    return { done: true };
  };
  expect(await text(work)).toBe('{"phase":"a"}\n{"done":true}\n');
  expect(await text(() => Promise.reject(new Error('ENOSPC: no space left')))).toContain('"code":"no_space"');
});

test('two exports run at a time, the third waits for one of them', async () => {
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running--;
  };
  await Promise.all(Array.from({ length: 6 }, () => inTurn(signal, work)));
  expect([most, running]).toEqual([2, 0]);
});
