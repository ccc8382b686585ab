import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownProcesses } from '../../../lib/process/library.ts';
import { resolveProcesses } from '../../../lib/process/resolve.ts';

let folder = '';
const workspace = () => join(folder, 'data');
const ids = (...args: string[]) => resolveProcesses(args, workspace()).processes.map(({ id }) => id);

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const loans = 'id: loans\nentity: deal\nstages: [{id: a}]\n';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voronka-process-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a system gives its parts, a part itself, both together no part twice', () => {
  expect(ids('sales-process-guide')).toEqual(['guide-lead', 'guide-deal']);
  expect(ids('guide-deal')).toEqual(['guide-deal']);
  expect(ids('sales-process-guide', 'guide-deal')).toEqual(['guide-lead', 'guide-deal']);
});

test('every built-in system goes by one name, those of one part too', () => {
  expect(ids('b2b-funnel')).toEqual(['funnel-lead', 'funnel-deal', 'funnel-contract']);
  expect(ids('sales-system-map')).toEqual(['map-lead', 'map-deal', 'map-contract']);
  expect(ids('corporate-sale')).toEqual(['corporate-sale']);
  expect(ids('agency-crm')).toEqual(['agency-crm']);
});

test('a system may be called as its only part', () => {
  const from = write('one.yaml', `system: loans\nparts: [loans]\n---\n${loans}`);
  expect(ids(from)).toEqual(['loans']);
  expect(ids('loans')).toEqual(['loans']);
});

test('a path is copied into the workspace and goes by its id from then on', () => {
  const from = write('my.yaml', loans);
  const { processes, copied } = resolveProcesses([from], workspace());
  expect(processes.map(({ id }) => id)).toEqual(['loans']);
  expect(copied).toEqual([{ from, to: join(workspace(), 'processes', 'loans.yaml') }]);
  expect(readFileSync(copied[0]?.to ?? '', 'utf8')).toBe(loans);
  expect(ids('loans')).toEqual(['loans']);
  expect(knownProcesses(workspace()).map(({ id, origin }) => `${id} ${origin}`)).toContain('loans workspace');
});

test('the same path again replaces the copy', () => {
  resolveProcesses([write('my.yaml', loans)], workspace());
  resolveProcesses([write('my.yaml', `${loans}order: free\n`)], workspace());
  expect(resolveProcesses(['loans'], workspace()).processes[0]?.order).toBe('free');
});

test('without copying the workspace stays untouched', () => {
  const { copied } = resolveProcesses([write('my.yaml', loans)], workspace(), { copy: false });
  expect(copied).toHaveLength(1);
  expect(existsSync(workspace())).toBe(false);
});

test("the workspace's process goes before the built-in one of the same id", () => {
  write('data/processes/mine.yaml', 'id: guide-deal\nentity: deal\nstages: [{id: only}]\n');
  expect(resolveProcesses(['guide-deal'], workspace()).processes[0]?.states[0]?.id).toBe('only');
  expect(knownProcesses(workspace()).filter(({ id }) => id === 'guide-deal')).toHaveLength(1);
});

test('an unknown id is wrong use, with the nearest known one', () => {
  expect(() => ids('guide-deals')).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining('did you mean guide-deal?') }),
  );
});

test('a path that is not there cannot be read', () => {
  expect(() => ids(join(folder, 'absent.yaml'))).toThrow(expect.objectContaining({ code: 'bad_input' }));
});

test('an id that another file of the workspace defines is refused, naming that file', () => {
  write('data/processes/first.yaml', 'system: s\nparts:\n  - {id: loans, entity: deal, stages: [{id: a}]}\n');
  expect(() => ids(write('my.yaml', loans))).toThrow(/already defined in .*first\.yaml/);
});
