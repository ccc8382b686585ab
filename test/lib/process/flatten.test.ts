import { expect, test } from 'vitest';
import { flatten } from '../../../lib/process/flatten.ts';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { mapStages } from '../../../lib/process/map-stages.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { resolveProcesses } from '../../../lib/process/resolve.ts';
import { toYaml } from '../../../lib/process/to-yaml.ts';
import { observe } from './observed.ts';

const system = (id: string) => builtInProcesses().filter((process) => process.system === id);
const guide = flatten(system('sales-process-guide'));
const [process] = resolveProcesses(['sales-process-guide:flat'], '/nowhere').processes;

test('the guide in one pipeline: two stages of the lead, four of the deal, then how either ends', () => {
  expect(process?.states.map(({ id, kind, position }) => [id, kind, position])).toEqual([
    ['not_contacted', 'active', 1],
    ['working', 'active', 2],
    ['needs_analysis', 'active', 3],
    ['proposal', 'active', 4],
    ['negotiation', 'active', 5],
    ['contracting', 'active', 6],
    ['won', 'won', null],
    ['lost', 'lost', null],
    ['rejected', 'disqualified', null],
    ['junk', 'neutral', null],
    ['nurture', 'neutral', null],
    ['guide-lead.junk', 'neutral', null],
  ]);
  expect(process).toMatchObject({
    id: 'sales-process-guide-flat',
    system: null,
    entity: 'deal',
    order: 'strict',
    cumulative: true,
    name: { ru: 'Управляемый процесс B2B-продаж, одна воронка' },
  });
  expect(guide.win_base).toBe('needs_analysis');
});

test('a workspace remembers the flattened process by its id, and finds it again by it', () => {
  expect(resolveProcesses([process!.id], '/nowhere').processes).toEqual([process]);
  expect(() => resolveProcesses(['nothing:flat'], '/nowhere')).toThrow(/Unknown process: nothing$/);
});

test('a text of the CRM that both parts know means the state that comes first', () => {
  const matchOf = (id: string) =>
    process?.states.find((state) => state.id === id)?.match.map(({ stage }) => stage);
  // «Закрыто — не реализовано» is in both parts: the deal's loss keeps it.
  expect(matchOf('lost')).toContain('Закрыто — не реализовано');
  expect(matchOf('rejected')).toEqual(['Closed - Not Converted', 'JUNK', 'Нецелевой', 'Некачественный']);
  expect(matchOf('guide-lead.junk')).toEqual(['Спам']);
});

test('fields of a lead are those of the deal or of its linked cards', () => {
  // source, owner, company, phone or email, decision_maker; the lead's rejection_reason.
  expect(guide.stages[0]?.required).toEqual([
    'source',
    'owner',
    'account.name',
    { any: ['contact.phone', 'contact.email'] },
    'decision_maker',
  ]);
  expect(guide.lost?.find(({ id }) => id === 'rejected')?.requires).toEqual([{ field: 'lost_reason' }]);
  expect(guide.required_stated).toEqual([
    'decision_maker',
    'lost_reason',
    'budget',
    'timeframe',
    'expected_close_date',
  ]);
});

test('what only joins a lead to its deal is left out; what opens a deal lets into its first stage', () => {
  const exit = guide.stages[1]?.exit ?? [];
  // {any: [{date: qualified_at}, {link: deal}]} without the link.
  expect(exit.find(({ id }) => id === 'sql')?.check).toEqual({ date: 'qualified_at' });
  // "Lead qualified and handed over" asks only for the link: gone. Then fits, prospect, next_step of `opening`.
  expect(guide.stages[2]?.entry?.map(({ id }) => id)).toEqual(['fits', 'prospect', 'next_step']);
  expect(guide.stages[2]?.entry?.[1]?.check).toEqual({ link: 'account' });
  expect(Object.keys(guide.rules ?? {})).toEqual(expect.arrayContaining(['first_contact_late', 'stalled']));
  expect(guide.rules).not.toHaveProperty('handover_incomplete');
  expect(guide.rules).not.toHaveProperty('deal_without_qualified_lead');
  expect(guide.rules?.stalled).toEqual({
    days: 10,
    exempt: { future_step_within_days: 30 },
    ignore_via: ['workflow', 'import'],
  });
});

test('reasons of both parts, each id once', () => {
  // 7 of the lead and 11 of the deal; other_supplier is in both: 17.
  expect(process?.reasons).toHaveLength(17);
  expect(process?.reasons.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['not_icp', 'declined', 'silent']),
  );
});

test.each(['sales-process-guide', 'b2b-funnel', 'sales-system-map'])(
  '%s in one pipeline is a right definition: written and read it is the same',
  (id) => {
    const [made] = resolveProcesses([`${id}:flat`], '/nowhere').processes;
    const [read] = readDefinition(toYaml(made!), { file: 'flat.yaml', origin: 'built-in' });
    expect(read).toEqual(made);
    const stages = system(id)
      .filter(({ entity }) => entity !== 'contract')
      .flatMap(({ states }) => states.filter(({ kind }) => kind === 'active'));
    expect(made?.states.filter(({ kind }) => kind === 'active').map((state) => state.id)).toEqual(
      stages.map((state) => state.id),
    );
  },
);

test('one pipeline of a CRM with leads and deals in it is covered whole', () => {
  const { unmapped, conflicts } = mapStages(
    [process!],
    observe(
      'Не обработан',
      'В работе',
      'Анализ потребностей',
      'КП',
      'Переговоры',
      'Договор',
      'Успешно реализовано',
      'Закрыто и не реализовано',
      'Нецелевой',
      'Прогрев',
      'Спам',
    ),
  );
  expect([unmapped, conflicts]).toEqual([[], []]);
});

test('a system without leads cannot be joined', () => {
  expect(() => flatten(builtInProcesses().filter(({ id }) => id === 'corporate-sale'))).toThrow(
    expect.objectContaining({ code: 'bad_input', message: expect.stringContaining('corporate-sale') }),
  );
});
