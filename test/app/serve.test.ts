import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin, voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { smallExport } from '../support/small-export.ts';

const root = scratchFolder('serve');
const workspace = join(root, 'w');
const children: ChildProcess[] = [];

function serve(...args: string[]): Promise<{ url: string; out: () => string; child: ChildProcess }> {
  const child = spawn(process.execPath, [bin, 'serve', '--workspace', workspace, ...args], {
    env: { ...process.env, LANG: 'C', VORONKA_TOKEN: '' },
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.includes('\n')) resolve({ url: out.split('\n')[0]!, out: () => out, child });
    });
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
  });
}

/** A raw request, so that Host and Origin can be forged. */
function raw(url: string, path: string, method: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject).end();
  });
}

let url = '';
let out = () => '';

beforeAll(async () => {
  ({ url, out } = await serve('--port', '0'));
}, 240_000);

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

test('one line on standard output: the address, on a free port of 127.0.0.1', () => {
  expect(out()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('before the first import: health with build null, metrics 409, the page says what to do', async () => {
  expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({
    status: 'ok',
    build: null,
    as_of: null,
  });
  const answer = await fetch(`${url}/api/v1/metrics/overview`);
  expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: 'no_build' } }]);
  expect(await (await fetch(url)).text()).toContain('voronka import');
});

test('after an import the same server answers the new build: the document of the command line', async () => {
  const imported = await voronka([
    'import',
    smallExport(join(root, 'export'), 30),
    '--workspace',
    workspace,
    '--timezone',
    'UTC',
    '--json',
  ]);
  expect(imported.code, imported.err).toBe(0);
  const health = await (await fetch(`${url}/api/health`)).json();
  expect(health).toMatchObject({ build: imported.json().build, as_of: imported.json().as_of });
  for (const [name, filters] of [
    ['overview', []],
    ['funnel', ['source=', 'as_of=2026-03-01']],
    ['winloss', ['owner=anna']],
  ] as const) {
    const words = filters.flatMap((one) => [`--${one}`]);
    const cli = await voronka(['metrics', name, ...words, '--json', '--workspace', workspace]);
    const http = await fetch(`${url}/api/v1/metrics/${name}?${filters.join('&')}`);
    expect(await http.json()).toEqual(cli.json());
  }
});

test('row sets as JSON and as an Arrow stream', async () => {
  for (const name of ['deals', 'visits', 'flags']) {
    const json = (await (await fetch(`${url}/api/v1/${name}?limit=5`)).json()) as {
      total: number;
      rows: unknown[];
    };
    const arrow = await fetch(`${url}/api/v1/${name}?limit=5`, {
      headers: { accept: 'application/vnd.apache.arrow.stream' },
    });
    expect(arrow.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
    expect((await tableFromIPC(arrow)).numRows, name).toBe(json.rows.length);
  }
});

test('one deal; an unknown one is 404', async () => {
  expect(await (await fetch(`${url}/api/v1/deals/D3`)).json()).toMatchObject({ deal: { deal_id: 'D3' } });
  expect((await fetch(`${url}/api/v1/deals/nope`)).status).toBe(404);
});

test('an unknown metric is 404, an unknown filter and a bad value 400', async () => {
  const status = async (path: string) => (await fetch(`${url}/api/v1/metrics/${path}`)).status;
  expect(
    await Promise.all(
      ['nope', 'overview?nope=1', 'overview?basis=x', 'overview?as_of=2030-01-01'].map(status),
    ),
  ).toEqual([404, 400, 400, 400]);
});

test('the description names every path that answers', async () => {
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as {
    openapi: string;
    paths: object;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/v1/metrics/{name}');
});

test('a foreign Host is refused, a foreign Origin on a write too', async () => {
  const own = new URL(url).host;
  expect(await raw(url, '/api/health', 'GET', { host: own })).toBe(200);
  expect(await raw(url, '/api/health', 'GET', { host: 'evil.example' })).toBe(421);
  expect(await raw(url, '/', 'GET', { host: `evil.example:${new URL(url).port}` })).toBe(421);
  expect(await raw(url, '/api/health', 'POST', { host: own, origin: 'http://evil.example' })).toBe(403);
  expect(await raw(url, '/api/health', 'POST', { host: own, 'sec-fetch-site': 'cross-site' })).toBe(403);
});

test('only scripts with the nonce of the answer run', async () => {
  const page = await fetch(url);
  const policy = page.headers.get('content-security-policy') ?? '';
  const [, nonce] = /script-src 'self' 'nonce-([^']+)'/.exec(policy) ?? [];
  const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect((await fetch(url)).headers.get('content-security-policy')).not.toBe(policy);
});

test('a taken port is exit 1 that names it', async () => {
  const { port } = new URL(url);
  const { code, err, out: printed } = await voronka(['serve', '--port', port, '--workspace', workspace]);
  expect([code, printed]).toEqual([1, '']);
  expect(err).toContain(`Port ${port} is taken`);
});

test('with a token every request must carry it', async () => {
  const free = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
  const token = 'a-token-for-this-test';
  const served = await serve('--port', String(free), '--token', token);
  expect(served.url).toBe(`http://127.0.0.1:${free}`);
  expect((await fetch(`${served.url}/api/health`)).status).toBe(401);
  expect(
    (await fetch(`${served.url}/api/health`, { headers: { authorization: `Bearer ${token}` } })).status,
  ).toBe(200);
  const closed = new Promise((resolve) => served.child.once('close', resolve));
  served.child.kill('SIGTERM');
  expect(await closed).toBe(0);
});
