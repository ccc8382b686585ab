import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { sharedClassifiers } from '../../../lib/process/shared.ts';
import type { Process } from '../../../lib/process/types.ts';

const reference = new URL('../../../../shared/design/PROCESSES.md', import.meta.url);

/** Texts of the reference whose comma is outside quotes: YAML would read two keys. */
const unquoted =
  /(en|ru): (Fits, no need yet|MQL, warm lead \(activation\)|SQL, hot lead \(retention\)|Agreed proposal, contract)/g;

function section(n: number): string {
  const text = readFileSync(reference, 'utf8');
  const from = text.indexOf(`\n## ${n}. `);
  const blocks = text.slice(from, text.indexOf('\n## ', from + 5)).matchAll(/```yaml\n([\s\S]*?)```/g);
  return [...blocks].map(([, block]) => (block ?? '').replace(unquoted, '$1: "$2"')).join('---\n');
}

test('the guide is built in: leads with two stages, deals with four', () => {
  const states = builtInProcesses()
    .filter(({ system }) => system === 'sales-process-guide')
    .map((process) => [process.id, process.states.map(({ id, kind }) => `${id} ${kind}`)]);
  expect(Object.fromEntries(states)).toEqual({
    'guide-lead': [
      'not_contacted active',
      'working active',
      'to_deal won',
      'quick_sale won',
      'rejected disqualified',
      'nurture neutral',
      'junk neutral',
    ],
    'guide-deal': [
      'needs_analysis active',
      'proposal active',
      'negotiation active',
      'contracting active',
      'won won',
      'lost lost',
      'junk neutral',
    ],
  });
});

test('the guide keeps everything above the least form', () => {
  const [lead, deal] = builtInProcesses().filter(({ system }) => system === 'sales-process-guide');
  expect(lead).toMatchObject({
    id: 'guide-lead',
    origin: 'built-in',
    clock: 'working',
    calendar: 'ru',
    cumulative: true,
    resumeFromNeutral: true,
    requiredStated: ['decision_maker', 'rejection_reason'],
    systemDefinition: { system: 'sales-process-guide' },
  });
  expect(lead?.states[0]).toMatchObject({ limitDays: 5, required: { 3: { anyOf: ['phone', 'email'] } } });
  expect(deal?.reasons).toHaveLength(11);
  expect(deal?.states.map(({ probability }) => probability)).toEqual([0.15, 0.3, 0.5, 0.8, null, null, null]);
  expect(deal?.definition).toMatchObject({ milestones: expect.any(Array), opening: expect.any(Array) });
});

test.skipIf(!existsSync(reference))(
  'the guide is the one of the reference (skipped without ../shared)',
  () => {
    const ours = builtInProcesses().filter(({ system }) => system === 'sales-process-guide');
    expect(readDefinition(section(6), { file: 'reference', origin: 'built-in' })).toEqual(ours);
  },
);

/** Where a list of reasons comes from is said in our own words. */
function withoutSource(processes: readonly Process[]): unknown {
  return JSON.parse(JSON.stringify(processes), (key, value) =>
    key === 'origin' || key === 'note' ? undefined : value,
  );
}

test.skipIf(!existsSync(reference)).each([
  [7, ['funnel-lead', 'funnel-deal', 'funnel-contract']],
  [8, ['map-lead', 'map-deal', 'map-contract']],
  [9, ['corporate-sale']],
  [10, ['agency-crm']],
])('section %i of the reference is built in as %j (skipped without ../shared)', (n, ids) => {
  const written = readDefinition(section(n), { file: 'reference', origin: 'built-in' });
  expect(written.map(({ id }) => id)).toEqual(ids);
  const ours = builtInProcesses().filter(({ id }) => ids.includes(id));
  expect(withoutSource(ours)).toEqual(withoutSource(written));
});

test('finals that may be entered from some stages only keep them', () => {
  const agency = builtInProcesses().find(({ id }) => id === 'agency-crm');
  expect(agency?.states.filter(({ from }) => from).map(({ id, from }) => [id, from])).toEqual([
    ['lost', ['sql', 'negotiation']],
    ['bad_lead', ['cold_lead', 'mql']],
  ]);
  expect(agency?.reasons.map(({ id }) => id)).toContain('tender_lost');
});

test('the shared classifiers: placeholders, sources, roles', () => {
  const shared = sharedClassifiers();
  expect(shared.placeholders.text).toContain('не указано');
  expect(shared.placeholders.amount).toEqual([0, 1]);
  expect(shared.sources.map(({ id }) => id)).toContain('unknown');
  expect(shared.roles).toHaveLength(8);
  expect(shared.tax_ids.RU?.digits).toEqual([10, 12]);
});
