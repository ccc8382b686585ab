import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateCompany } from '../../fixtures/company/generate.ts';
import { type CapabilityState, readCapabilities } from '../../lib/capabilities/capabilities.ts';
import { capabilityList } from '../../lib/capabilities/list.ts';
import { findText, languages } from '../../lib/messages.ts';
import { allRules } from '../../lib/rules.ts';
import type { Warehouse } from '../../lib/warehouse.ts';
import { projectRoot } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { importInto } from '../support/warehouse.ts';

const root = scratchFolder('capabilities');
const tiny = join(projectRoot, 'fixtures', 'tiny');
const open: Warehouse[] = [];
let whole: Map<string, CapabilityState>;
let bare: Map<string, CapabilityState>;

async function of(name: string, paths: string[], processes: string[]): Promise<Map<string, CapabilityState>> {
  const options = { timezone: 'Europe/Moscow', exportedAt: '2026-09-30', processes };
  const { warehouse } = await importInto(join(root, name), paths, options);
  open.push(warehouse);
  const { capabilities } = await readCapabilities(warehouse, {});
  return new Map(capabilities.map((one) => [one.id, one]));
}

beforeAll(async () => {
  const files = [
    'deals',
    'stage_history',
    'activities',
    'field_history',
    'fx_rates',
    'stages',
    'targets',
    'users',
  ];
  whole = await of(
    'tiny',
    files.map((name) => join(tiny, `${name}.csv`)),
    [join(tiny, 'process.yaml')],
  );
  bare = await of('bare', [join(tiny, 'deals.csv')], []);
});

afterAll(() => {
  for (const warehouse of open) warehouse.close();
});

test('the tiny exports: 11 of 12 deals have a history, so everything of stages is seen', () => {
  for (const id of ['stage_history', 'conversion', 'durations', 'skipped', 'variants', 'rule.skipped_stage'])
    expect(whole.get(id), id).toMatchObject({
      state: 'yes',
      why: 'full',
      figures: { n: 11, of: 12 },
      files: ['stage_history'],
      unlock: [],
    });
});

test('3 of 4 lost deals have a reason: seen in part, and the same column would complete it', () => {
  expect(whole.get('reasons')).toMatchObject({
    state: 'partly',
    figures: { n: 3, of: 4 },
    unlock: ['deals.lost_reason'],
  });
});

test('deals alone: no history, and the file that would unlock it', () => {
  for (const id of [
    'stage_history',
    'conversion',
    'durations',
    'variants',
    'skipped',
    'rule.left_final_stage',
  ])
    expect(bare.get(id), id).toMatchObject({
      state: 'no',
      why: 'absent',
      files: [],
      unlock: ['stage_history'],
    });
  expect(bare.get('stage_age')?.unlock).toEqual(['stage_history', 'deals.stage_entered_at']);
  expect(bare.get('pushes')).toMatchObject({ state: 'no', unlock: ['field_history.expected_close_date'] });
  expect(bare.get('currencies')).toMatchObject({
    state: 'no',
    files: ['deals.currency'],
    unlock: ['fx_rates'],
  });
  expect(bare.get('by_source')).toMatchObject({ state: 'yes', figures: { n: 6, of: 7 } });
  expect(bare.get('rule.stage_overdue')).toMatchObject({ state: 'no', why: 'process_limits', unlock: [] });
});

test('the demo: everything of deals is seen', async () => {
  const dir = join(root, 'exports');
  await generateCompany({ dir, deals: 300, leads: 300 });
  const demo = await of('demo', [dir], ['sales-process-guide']);
  const lacking = [...demo.values()]
    .filter(({ state }) => state === 'no')
    .map(({ id, why }) => `${id}: ${why}`);
  // The demo asks no client for a rating.
  expect(lacking).toEqual(['rule.won_without_feedback: absent']);
});

test('every capability and rule has its words, every reason too', () => {
  const ids = [...capabilityList.map(({ id }) => id), ...allRules().map(({ name }) => `rule.${name}`)];
  const whys = [
    'full',
    'part',
    'instead',
    'undated',
    'rows',
    'absent',
    'no_cases',
    'one_currency',
    'judged',
    'process_order',
  ];
  const more = ['process_limits', 'process_required', 'required_absent', 'required_part'];
  const keys = [
    ...ids.flatMap((id) => ['name', 'gives', 'unlock'].map((part) => `capability.${id}.${part}`)),
    ...[...whys, ...more].map((why) => `capability.why.${why}`),
    ...capabilityList.map(({ group }) => `capability.group.${group}`),
    ...['yes', 'partly', 'no'].map((state) => `capability.state.${state}`),
  ];
  for (const language of languages)
    expect(keys.filter((key) => findText(language, key, { n: 1, of: 2 }) === null)).toEqual([]);
});
