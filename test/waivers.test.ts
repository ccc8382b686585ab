import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { readWaivers } from '../lib/workspace/waivers.ts';
import { bin, voronka } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';

/** Four lost deals, three of them without a reason: share 3 / 4, and 1 / 4 once two are accepted. */
const root = scratchFolder('waivers');
const workspace = join(root, 'w');
const files = join(root, 'files');
const log = join(workspace, 'state', 'waivers.jsonl');

type Rule = { rule: string; flags: number; waived: number; cases: number; exposed: number; share: number };
type Flag = { case: string; waived: boolean; waiver: { author: string; until: string | null } | null };

async function lost(...filters: string[]): Promise<{ rule: Rule; flags: Flag[] }> {
  const args = ['metrics', 'compliance', '--rule', 'lost_without_reason', ...filters, '--json'];
  const ran = await voronka([...args, '--workspace', workspace]);
  const { rules, flags } = ran.json() as unknown as { rules: Rule[]; flags: Flag[] };
  return { rule: rules[0]!, flags };
}

const given = (id: string, ...more: string[]) => [
  ...['waivers', 'add', '--rule', 'lost_without_reason', '--case', id, '--reason', 'Agreed on the phone'],
  ...['--author', 'Olga', ...more, '--workspace', workspace, '--json'],
];

async function importAll(): Promise<void> {
  const { code, err } = await voronka([
    ...['import', files, '--workspace', workspace, '--timezone', 'UTC', '--json'],
    ...['--exported-at', '2026-06-30T12:00:00Z'],
  ]);
  expect(code, err).toBe(0);
}

beforeAll(async () => {
  mkdirSync(files, { recursive: true });
  const rows = ['A', 'B', 'C', 'D'].map(
    (id) =>
      `${id},Lost,lost,2026-05-01T00:00:00Z,2026-06-0${id.charCodeAt(0) - 64}T00:00:00Z,${id === 'D' ? 'price' : ''}`,
  );
  writeFileSync(
    join(files, 'deals.csv'),
    `deal_id,stage,status,created_at,closed_at,lost_reason\n${rows.join('\n')}\n`,
  );
  await importAll();
});

test('an accepted flag leaves the rate and stays in the list; rebuild and another import keep it', async () => {
  expect((await lost()).rule).toMatchObject({ flags: 3, waived: 0, cases: 3, exposed: 4, share: 0.75 });
  expect((await voronka(given('A'))).code).toBe(0);
  expect((await voronka(given('B', '--until', '2026-06-30'))).code).toBe(0);
  const told = { flags: 1, waived: 2, cases: 1, exposed: 4, share: 0.25 };
  const { rule, flags } = await lost();
  expect(rule).toMatchObject(told);
  expect(flags.map((flag) => [flag.case, flag.waived])).toEqual([
    ['C', false],
    ['B', true],
    ['A', true],
  ]);
  expect(flags[1]!.waiver).toMatchObject({ author: 'Olga', until: '2026-06-30' });
  await voronka(['rebuild', '--workspace', workspace, '--json']);
  expect((await lost()).rule).toMatchObject(told);
  appendFileSync(join(files, 'deals.csv'), 'E,Lost,lost,2026-05-01T00:00:00Z,2026-06-09T00:00:00Z,\n');
  await importAll();
  expect((await lost()).rule).toMatchObject({ flags: 2, waived: 2, cases: 2, exposed: 5, share: 0.4 });
});

test('the deal list and the overview do not show what is accepted, the gate does not fail by it', async () => {
  const listed = await voronka([
    'deals',
    '--rule',
    'lost_without_reason',
    '--workspace',
    workspace,
    '--json',
  ]);
  expect(
    (listed.json() as unknown as { rows: { deal_id: string }[] }).rows.map((row) => row.deal_id).toSorted(),
  ).toEqual(['C', 'E']);
  const overview = await voronka(['metrics', 'overview', '--workspace', workspace, '--json']);
  const now = (overview.json() as unknown as { flags_now: { rule: string; flags: number }[] }).flags_now;
  expect(now.find(({ rule }) => rule === 'lost_without_reason')?.flags).toBe(2);
  const gate = ['check', '--fail-on', 'lost_without_reason', '--workspace', workspace];
  expect((await voronka(gate)).code).toBe(3);
  await voronka(given('C'));
  await voronka(given('E'));
  expect((await voronka(gate)).code).toBe(0);
});

test('one that has expired counts again, one taken back too; the log keeps every line', async () => {
  const before = readFileSync(log, 'utf8').trim().split('\n').length;
  await voronka(given('A', '--until', '2026-06-29'));
  const { list } = readWaivers(workspace);
  const first = list.find((one) => one.case === 'A')!;
  await voronka(['waivers', 'withdraw', first.id, '--author', 'Petr', '--workspace', workspace]);
  // Of A only the one that ended the day before the export is left.
  expect((await lost()).rule).toMatchObject({ flags: 1, waived: 3 });
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(before + 2);
});

test('a waiver of what is not there is refused in words', async () => {
  const unknown = await voronka(given('nobody'));
  expect([unknown.code, unknown.out]).toEqual([
    expect.any(Number),
    expect.stringContaining('There is no deal'),
  ]);
  expect(unknown.code).not.toBe(0);
  const misspelt = await voronka(
    given('A').map((one) => (one === 'lost_without_reason' ? 'lost_without_reasn' : one)),
  );
  expect(misspelt.out).toContain('Did you mean lost_without_reason?');
  const day = await voronka(given('A', '--until', '30.06.2026'));
  expect(day.out).toContain('until');
  expect(day.code).toBe(2);
});

test('killed at any moment the log holds whole waivers only, and the next one is not lost behind a broken line', async () => {
  const known = readWaivers(workspace).list.length;
  for (const ms of [120, 300, 600, 900, 1200, 1500]) {
    const child = spawn(process.execPath, [bin, ...given('D')], { stdio: 'ignore' });
    const closed = new Promise((resolve) => child.once('close', resolve));
    await Promise.race([closed, sleep(ms)]);
    child.kill('SIGKILL');
    await closed;
    const written = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    for (const one of written) expect(() => JSON.parse(one)).not.toThrow();
  }
  appendFileSync(log, '{"id":"broken off by a power cu');
  expect((await voronka(given('D'))).code).toBe(0);
  const after = readWaivers(workspace).list;
  expect(after.length).toBeGreaterThan(known);
  expect(after.at(-1)).toMatchObject({ case: 'D', author: 'Olga' });
});
