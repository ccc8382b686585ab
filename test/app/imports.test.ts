import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot, voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { form, readLines, serve, stopServers } from '../support/server.ts';
import { smallExport } from '../support/small-export.ts';

const root = scratchFolder('http-import');
const own = join(root, 'own');
const demo = join(root, 'demo');

const tinyNames = [
  'deals',
  'stage_history',
  'activities',
  'field_history',
  'fx_rates',
  'stages',
  'targets',
  'users',
];
const tiny = () =>
  Object.fromEntries(
    tinyNames.map((name) => [
      `crm export/${name}.csv`,
      readFileSync(join(projectRoot, 'fixtures', 'tiny', `${name}.csv`)),
    ]),
  );

let url = '';
const json = async (path: string) =>
  (await fetch(`${url}${path}`)).json() as Promise<Record<string, unknown>>;
const post = (path: string, body: unknown) =>
  fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
const upload = async (...args: Parameters<typeof form>) =>
  readLines(await fetch(`${url}/api/v1/imports`, { method: 'POST', body: form(...args) }));
const leftovers = () => (existsSync(join(own, 'uploads')) ? readdirSync(join(own, 'uploads')) : []);

beforeAll(async () => {
  ({ url } = await serve(own, { VORONKA_DEMO_WORKSPACE: demo, VORONKA_UPLOAD_LIMIT: '50M' }));
}, 300_000);

afterAll(stopServers);

test('at first: own is shown, neither has a build, nothing is importing', async () => {
  expect(await json('/api/v1/workspace')).toEqual({
    shown: 'own',
    own: { path: own, build: null },
    demo: { path: demo, build: null },
    importing: null,
  });
  expect(await json('/api/v1/imports')).toEqual({ workspace: 'own', imports: [], builds: [] });
});

test('files that are not recognised: an error with the list of them and what they come nearest to', async () => {
  const { last } = await upload({
    'colours.csv': 'colour,weight\nred,1\n',
    'd.csv': 'name,amount,owner\na,1,b\n',
  });
  expect(last).toMatchObject({
    error: {
      code: 'bad_input',
      details: {
        kind: 'unrecognised',
        skipped: [
          { file: 'colours.csv', why: 'its columns fit no kind of file' },
          { file: 'd.csv', nearest: expect.stringContaining('deal_id') },
        ],
      },
    },
  });
  expect(leftovers()).toEqual([]);
});

test('a column that can be read in two ways: an error that a program can ask about; the answer imports', async () => {
  const deals = 'deal_id,created_at,amount\nA,03/04/2026,1\nB,05/06/2026,2\n';
  const { last } = await upload({ 'deals.csv': deals });
  expect(last.error).toMatchObject({
    details: {
      kind: 'undecided',
      file: 'deals.csv',
      column: 'created_at',
      line: 2,
      value: '03/04/2026',
      what: 'dates',
      readings: [
        { option: 'DMY', value: '2026-04-03' },
        { option: 'MDY', value: '2026-03-04' },
      ],
    },
  });
  const { last: dry } = await upload({ 'deals.csv': deals }, { dates: 'MDY', dry_run: 'true' });
  expect(dry).toMatchObject({ published: false, build: null });
});

test('a dropped folder of canonical files: upload, reading, building, publishing, then the document', async () => {
  const { steps, last } = await upload(
    { ...tiny(), 'crm export/notes.txt': 'hello\n', 'crm export/.DS_Store': 'x' },
    { timezone: 'Europe/Moscow', exported_at: '2026-09-30' },
  );
  expect(last).toMatchObject({
    published: true,
    timezone: 'Europe/Moscow',
    skipped: [{ file: 'crm export/notes.txt' }],
  });
  const phases = [...new Set(steps.map(({ phase }) => phase))];
  expect(phases).toEqual(['upload', 'read', 'load', 'build', 'check', 'publish']);
  expect(steps.findLast(({ phase }) => phase === 'load')).toMatchObject({ done: 8, total: 8 });
  expect((last.files as { file: string }[]).map(({ file }) => file).sort()).toEqual(
    tinyNames.map((name) => `crm export/${name}.csv`).sort(),
  );
  expect(await json('/api/health')).toMatchObject({ build: last.build, shown: 'own' });
  expect(leftovers()).toEqual([]);
});

test('more rejects than allowed: published, with a warning; the rejects are listed and downloaded', async () => {
  const { last } = await upload(
    { 'more-deals.csv': 'deal_id,name,created_at\nX1,One,2026-01-05\n,=No id,2026-01-05\n' },
    { max_rejects: '0' },
  );
  expect(last).toMatchObject({ published: true, rejected: 1, over_max_rejects: true });
  expect((last.warnings as string[]).at(-1)).toContain('1 rows were rejected');
  const page = await json(`/api/v1/rejects?import=${last.import}`);
  expect(page).toMatchObject({
    total: 1,
    rows: [{ file: 'more-deals.csv', line: 3, column: 'deal_id', reason: expect.any(String) }],
  });
  expect(await json(`/api/v1/rejects?import=${last.import}&offset=5`)).toMatchObject({ total: 1, rows: [] });
  const csv = await fetch(`${url}/api/v1/rejects?format=csv`);
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="voronka-rejects.csv"');
  expect((await csv.text()).split('\n')[0]).toBe('import,file,line,line_kind,column,value,reason');
  expect(page.files).toEqual([{ import: last.import, file: 'more-deals.csv', n: 1, can_be_corrected: true }]);
  const rows = await fetch(
    `${url}/api/v1/rejects?format=rows&lang=en&import=${last.import}&file=more-deals.csv`,
  );
  expect(rows.headers.get('content-disposition')).toContain('filename="more-deals.rejected.csv"');
  const bytes = Buffer.from(await rows.arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(bytes.subarray(3).toString()).toBe(
    "voronka:line,voronka:column,voronka:value,voronka:reason,deal_id,name,created_at\r\n3,deal_id,,A required cell is empty,,'=No id,2026-01-05\r\n",
  );
  const unknown = await fetch(`${url}/api/v1/rejects?format=rows&import=${last.import}&file=nope.csv`);
  expect(unknown.status).toBe(404);
});

test('imports and builds are listed; one is removed, restored; a build is rolled back to', async () => {
  const before = (await json('/api/v1/imports')) as { imports: { id: string }[]; builds: { id: string }[] };
  const [latest, first] = before.imports;
  expect(latest).toMatchObject({ active: true, state: 'active', rejected: 1 });
  const act = async (path: string, action: string) => readLines(await post(path, { action }));
  const removed = await act(`/api/v1/imports/${latest!.id}`, 'remove');
  expect(removed.last).toMatchObject({ published: true });
  expect(removed.steps.map(({ phase }) => phase)).toContain('build');
  expect(await json('/api/v1/imports')).toMatchObject({
    imports: [
      { id: latest!.id, state: 'removed', rejected: 1 },
      { id: first!.id, state: 'active' },
    ],
  });
  expect((await act(`/api/v1/imports/${latest!.id}`, 'restore')).last).toMatchObject({ published: true });
  const oldest = before.builds.at(-1)!.id;
  expect((await act(`/api/v1/builds/${oldest}`, 'rollback')).last).toEqual({
    build: oldest,
    published: true,
  });
  expect(await json('/api/health')).toMatchObject({ build: oldest });
  expect((await post('/api/v1/imports/nope', { action: 'remove' })).status).toBe(404);
  expect((await post(`/api/v1/imports/${first!.id}`, { action: 'burn' })).status).toBe(400);
});

test('whoever leaves in the middle stops the import: the former build answers, nothing is left behind', async () => {
  const { build } = await json('/api/health');
  const dir = smallExport(join(root, 'large'), 60_000);
  const files = Object.fromEntries(
    ['deals.csv', 'stage_history.csv'].map((name) => [name, readFileSync(join(dir, name))]),
  );
  for (const phase of ['upload', 'load']) {
    const leave = new AbortController();
    const response = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      body: form(files),
      signal: leave.signal,
    });
    const reader = response.body!.getReader();
    let told = '';
    while (!told.includes(`"phase":"${phase}"`)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`ended before ${phase}: ${told}`);
      told += new TextDecoder().decode(value);
    }
    expect(await json('/api/v1/workspace')).toMatchObject({
      importing: { what: 'import', workspace: 'own' },
    });
    leave.abort();
    for (let i = 0; i < 100 && leftovers().length > 0; i++) await sleep(100);
    expect(leftovers(), phase).toEqual([]);
    expect(await json('/api/v1/workspace')).toMatchObject({ importing: null });
    expect(await json('/api/health')).toMatchObject({ build });
  }
  const after = await voronka(['imports', '--workspace', own, '--json']);
  expect(after.json()).toHaveLength(2);
}, 120_000);

test('refused before a file is read: no form, too large, another site, a name that leads out, an unknown field', async () => {
  const plain = await fetch(`${url}/api/v1/imports`, { method: 'POST', body: 'deal_id\nA\n' });
  expect([plain.status, await plain.json()]).toMatchObject([400, { error: { code: 'bad_input' } }]);
  const status = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(url);
      const sent = request({ hostname, port, path, method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject).end();
    });
  const multipart = 'multipart/form-data; boundary=x';
  for (const path of ['/api/v1/imports', '/api/v1/workspace', '/api/v1/demo', '/api/v1/builds/x'])
    expect(await status(path, { origin: 'http://evil.example', 'content-type': multipart }), path).toBe(403);
  const large = await new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = { 'content-type': multipart, 'content-length': String(51 * 1024 ** 2) };
    const sent = request({ hostname, port, path: '/api/v1/imports', method: 'POST', headers }, (response) => {
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    sent.once('error', reject).write('--x\r\n');
  });
  expect(large).toBe(413);
  expect((await upload({ '../../deals.csv': 'deal_id\nA\n' })).last).toMatchObject({
    error: { code: 'bad_input', message: expect.stringContaining('../../deals.csv') },
  });
  expect((await upload({ 'deals.csv': 'deal_id\nA\n' }, { timezne: 'UTC' })).last).toMatchObject({
    error: { code: 'usage', hint: 'Did you mean timezone?' },
  });
  expect((await upload({ 'deals.csv': 'deal_id\nA\n' }, { process: '/etc/x.yaml' })).last).toMatchObject({
    error: { code: 'usage' },
  });
  expect(leftovers()).toEqual([]);
});

test('the demo is made on request and shown; one switches back and forth; an import shows own again', async () => {
  const { steps, last } = await readLines(await post('/api/v1/demo', {}));
  expect(last).toMatchObject({
    shown: 'demo',
    demo: { path: demo, build: expect.any(String) },
    importing: null,
  });
  expect(steps[0]).toMatchObject({ phase: 'generate' });
  const demoBuild = (last.demo as { build: string }).build;
  expect(await json('/api/health')).toMatchObject({ build: demoBuild, shown: 'demo' });
  expect(await json('/api/v1/metrics/overview')).toMatchObject({ build: demoBuild });
  const back = (await (await post('/api/v1/workspace', { show: 'own' })).json()) as {
    own: { build: string };
  };
  expect(await json('/api/v1/metrics/overview')).toMatchObject({ build: back.own.build });
  expect((await post('/api/v1/workspace', { show: 'nope' })).status).toBe(400);
  const again = await readLines(await post('/api/v1/demo', {}));
  expect([again.steps, again.last]).toMatchObject([[], { shown: 'demo' }]);
  const { last: imported } = await upload({ 'deals.csv': 'deal_id,created_at\nZ9,2026-09-01\n' });
  expect(await json('/api/health')).toMatchObject({ build: imported.build, shown: 'own' });
}, 180_000);
