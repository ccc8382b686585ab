import { expect, test } from 'vitest';
import { voronka } from '../support/run-cli.ts';

test('--help names every command and comes within a second on a free machine', async () => {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const { code, out } = await voronka(['--help']);
    times.push(performance.now() - start);
    expect(code).toBe(0);
    for (const name of [
      'import',
      'imports',
      'rebuild',
      'metrics',
      'deals',
      'deal',
      'serve',
      'demo',
      'export',
      'processes',
      'check',
      'builds',
      'doctor',
    ]) {
      expect(out).toContain(`\n  ${name} `);
    }
  }
  // Twice the bound: other tests run beside this one.
  expect(Math.min(...times)).toBeLessThan(2000);
});

test('Russian by --lang and by LANG', async () => {
  expect((await voronka(['--lang', 'ru', '--help'])).out).toContain('Команды:');
  expect((await voronka(['--help'], { LANG: 'ru_RU.UTF-8' })).out).toContain('Команды:');
  expect((await voronka(['nope'], { LANG: 'ru_RU.UTF-8' })).err).toContain('Ошибка:');
});

test.each([
  [['nope']],
  [['--nope']],
  [['import']],
  [['import', 'x', '--nope']],
  [['import', 'x', '--timezone', 'Moscow']],
  [['import', 'x', '--base-currency', 'roubles']],
  [['import', 'x', '--max-rejects', 'many']],
  [['import', 'x', '--from', 'nope']],
  [['metrics']],
  [['metrics', 'nope']],
  [['metrics', 'overview', '--nope', '1']],
  [['metrics', 'overview', '--source']],
  [['export', 'funnel', '--format', 'pdf', '--out', 'x']],
  [['processes', 'show', 'nope']],
  [['builds', 'rollback', 'nope']],
  [['imports', 'remove', 'nope']],
  [['serve', '--host', '0.0.0.0']],
  [['serve', '--port', '70000']],
  [['forget', '--contact', 'x']],
  [['--lang', 'de', 'doctor']],
])('%o is wrong use: exit 2, one clear line, no stack trace', async (args) => {
  const { code, out, err } = await voronka([...args, '--workspace', '/nonexistent/voronka']);
  expect(err).toMatch(/^Error: /);
  expect(err).not.toMatch(/\n\s+at /);
  expect(out).toBe('');
  expect(code).toBe(2);
});

test('--json gives an error as a document too', async () => {
  const { code, json, err } = await voronka([
    'metrics',
    'overview',
    '--json',
    '--workspace',
    '/nonexistent/voronka',
  ]);
  expect(code).toBe(1);
  expect(err).toMatch(/^Error: /);
  expect(json()).toMatchObject({ error: { code: 'no_build', hint: expect.stringContaining('import') } });
});
