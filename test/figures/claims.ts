import type { Answer } from '../../lib/ask.ts';
import type { Query } from '../../lib/schema/query.ts';

/** What the list behind one figure has to say. */
export type Claim = {
  readonly figure: string;
  /** What comes on top of the query of the report. */
  readonly more: Query;
  readonly total?: number | null;
  readonly amount?: number | null;
  readonly weighted?: number | null;
  readonly visits?: number | null;
  readonly flags?: number | null;
};

type Numbers = Record<string, number | null>;
type Place = Numbers & { stage: string };
// Answers are documents of JSON: what they hold is checked by comparing.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Document = any;
type Key = string | null | (string | null)[];

const groupOf = (names: readonly string[], key: Key): Query => ({
  group_by: [...names],
  key: (Array.isArray(key) ? key : [key]).map((one) => one ?? ''),
});

const ofStages = (
  report: string,
  places: readonly Place[],
  columns: readonly string[],
  amounts: Readonly<Record<string, string>>,
  more: Query,
): Claim[] =>
  places.flatMap((place) =>
    columns.map((column) => ({
      figure: `${report}.${column}`,
      more: { ...more, stage: [place.stage] },
      total: place[column],
      ...(amounts[column] && { amount: place[amounts[column]] }),
    })),
  );

function funnelPart({ stages, totals }: Document, more: Query): Claim[] {
  const columns = 'reached advanced lost disqualified neutral open current back skipped'.split(' ');
  const amounts = {
    reached: 'amount_reached',
    advanced: 'amount_advanced',
    lost: 'amount_lost',
    open: 'amount_open',
    current: 'amount_current',
  };
  return [
    ...ofStages('funnel', stages, columns, amounts, more),
    ...stages.map((place: Place) => ({
      figure: 'funnel.won',
      more: { ...more, stage: [place.stage] },
      total: Math.round((place.to_won ?? 0) * Number(place.reached)),
    })),
    ...'cases won lost open neutral disqualified created_late reopened'.split(' ').map((name) => ({
      figure: `funnel.${name}`,
      more,
      total: totals[name],
      ...(name === 'cases' && { amount: totals.amount }),
      ...(name === 'won' && { amount: totals.amount_won }),
    })),
  ];
}

function funnel(doc: Document, query: Query): Claim[] {
  const names = query.group_by ?? [];
  const moves = doc.stages.flatMap(({ stage }: Place) =>
    (['observed', 'strict'] as const).flatMap((policy) => {
      const row = doc.policy_difference.find((one: Document) => one.stage === stage && one.policy === policy);
      const more: Query = { stage: [stage], policy };
      return [
        { figure: 'funnel.policy_added', more, total: row?.added ?? 0 },
        { figure: 'funnel.policy_dropped', more, total: row?.dropped ?? 0 },
      ];
    }),
  );
  const policies = (['implied', 'observed', 'strict'] as const).flatMap((policy) =>
    (doc.policies[policy] ?? []).map((total: number, at: number) => ({
      figure: 'funnel.reached',
      more: { stage: [doc.stages[at].stage], policy },
      total,
    })),
  );
  const groups = (doc.groups ?? []).flatMap((group: Document) =>
    funnelPart(group, groupOf(names, group.key)),
  );
  return [...funnelPart(doc, {}), ...moves, ...policies, ...groups];
}

function stock({ stages, unknown, weeks, n_cases }: Document, query: Query): Claim[] {
  const at = (places: readonly Place[], more: Query) =>
    ofStages('stock', places, ['current'], { current: 'amount_current' }, more);
  // A week before, asked anew, knows the attributes of then: only what no attribute moves is the same.
  const isPlain = Object.keys(query).every((name) => name === 'process');
  const before = isPlain
    ? weeks
        .slice(1, 4)
        .flatMap((week: Document) =>
          at(week.stages, { as_of: week.at }).map(({ amount: _amount, ...claim }) => claim),
        )
    : [];
  return [
    ...at(stages, {}),
    ...before,
    { figure: 'stock.unknown', more: {}, total: unknown.current, amount: unknown.amount_current },
    { figure: 'stock.cases', more: {}, total: n_cases },
  ];
}

const stays: Readonly<Record<string, string>> = {
  visits: 'n',
  completed: 'completed',
  censored: 'censored',
  over_limit: 'over_limit',
};

function durations(doc: Document, query: Query): Claim[] {
  const of = (places: readonly Place[], more: Query): Claim[] =>
    places.flatMap((place) =>
      Object.entries(stays).map(([name, column]) => ({
        figure: `durations.${name}`,
        more: { ...more, stage: [place.stage] },
        visits: place[column] ?? 0,
      })),
    );
  const groups = (doc.groups ?? []).flatMap((group: Document) =>
    of(group.stages, groupOf(query.group_by ?? [], group.key)),
  );
  const cycles = ['won', 'lost', 'open'].map((name) => ({
    figure: `durations.cycle_${name}`,
    more: {},
    total: doc.cycle[name].n,
  }));
  return [
    ...of(doc.stages, {}),
    ...groups,
    ...cycles,
    { figure: 'durations.cases', more: {}, total: doc.n_cases },
  ];
}

function winloss(doc: Document, query: Query): Claim[] {
  const { overall } = doc;
  const crossed = (query.group_by ?? []).join(' × ');
  return [
    { figure: 'winloss.cases', more: {}, total: doc.n_cases },
    { figure: 'winloss.won', more: {}, total: overall.won, amount: overall.amount_won },
    { figure: 'winloss.lost', more: {}, total: overall.lost, amount: overall.amount_lost },
    { figure: 'winloss.disqualified', more: {}, total: overall.disqualified },
    { figure: 'winloss.open', more: {}, total: overall.open },
    ...doc.by.flatMap((row: Document) =>
      ['won', 'lost', 'open'].map((name) => ({
        figure: `winloss.${name}`,
        more: groupOf(row.dimension === crossed ? (query.group_by ?? []) : [row.dimension], row.key),
        total: row[name],
      })),
    ),
    ...doc.reasons.map((row: Document) => ({
      figure: 'winloss.reason',
      more: { reason: [row.reason ?? ''], stage: [row.stage ?? ''], source: [row.source ?? ''] },
      total: row.n,
      amount: row.amount,
    })),
  ];
}

function forecast(doc: Document, query: Query): Claim[] {
  const groups = (doc.groups ?? []).flatMap((group: Document) =>
    ['won', 'crm', 'stage'].map((name) => ({
      figure: `forecast.${name}`,
      more: groupOf(query.group_by ?? [], group.key),
      amount: group[name],
    })),
  );
  return [
    { figure: 'forecast.cases', more: {}, total: doc.n_cases },
    { figure: 'forecast.won', more: {}, amount: doc.won },
    { figure: 'forecast.pipeline', more: {}, total: doc.total, weighted: doc.crm },
    { figure: 'forecast.crm', more: {}, amount: doc.crm },
    { figure: 'forecast.stage', more: {}, amount: doc.stage },
    { figure: 'forecast.overdue', more: {}, total: doc.overdue.n, amount: doc.overdue.amount },
    { figure: 'forecast.undated', more: {}, total: doc.undated.n, amount: doc.undated.amount },
    ...doc.categories.map((row: Document) => ({
      figure: 'forecast.category',
      more: { category: [row.category ?? ''] },
      total: row.n,
      amount: row.amount,
      weighted: row.weighted,
    })),
    ...groups,
  ];
}

function compliance({ rules, by_owner }: Document): Claim[] {
  return [
    ...rules.flatMap((row: Document) => [
      {
        figure: 'compliance.cases',
        more: { rule: [row.rule] },
        total: row.cases ?? 0,
        flags: row.flags ?? 0,
      },
      { figure: 'compliance.now', more: { rule: [row.rule] }, flags: row.flags_now ?? 0 },
      { figure: 'compliance.exposed', more: { rule: [row.rule] }, total: row.exposed ?? 0 },
    ]),
    ...by_owner.flatMap((row: Document) => {
      const more = { rule: [row.rule], ...groupOf(['owner'], row.owner) };
      return [
        { figure: 'compliance.cases', more, total: row.cases, flags: row.flags },
        { figure: 'compliance.exposed', more, total: row.exposed },
      ];
    }),
  ];
}

function overview(doc: Document): Claim[] {
  const { open, won, lost, neutral, quarter, last_90_days: recent } = doc;
  const claim = (name: string, total: number, amount?: number | null): Claim => ({
    figure: `overview.${name}`,
    more: {},
    total,
    ...(amount !== undefined && { amount }),
  });
  return [
    claim('cases', doc.n_cases),
    claim('open', open.n, open.amount),
    claim('won', won.n, won.amount),
    claim('lost', lost.n, lost.amount),
    claim('neutral', neutral.n),
    claim('quarter_won', quarter.won.n, quarter.won.amount),
    claim('last_90_days_won', recent.won),
    claim('last_90_days_lost', recent.lost),
    ...doc.stages.flatMap((place: Document) => [
      { figure: 'overview.stage_left', more: { stage: [place.stage] }, total: place.left },
      { figure: 'overview.stage_advanced', more: { stage: [place.stage] }, total: place.advanced },
      {
        figure: 'overview.stage_lost',
        more: { stage: [place.stage] },
        total: place.lost,
        amount: place.amount_lost,
      },
    ]),
    ...doc.flags_now.map((row: Document) => ({
      figure: 'overview.flags_now',
      more: { rule: [row.rule] },
      flags: row.flags,
    })),
  ];
}

function conformance({ cases, conforming, deviations, compared }: Document): Claim[] {
  const claim = (name: string, total: number): Claim => ({ figure: `conformance.${name}`, more: {}, total });
  return [
    claim('cases', cases),
    claim('conforming', conforming),
    claim('deviating', cases - conforming),
    ...deviations.filter((row: Document) => row.judged).map((row: Document) => claim(row.kind, row.cases)),
    ...['conforming', 'deviating'].flatMap((side) =>
      ['won', 'lost'].map((name) => claim(`${side}_${name}`, compared[side][name])),
    ),
  ];
}

function map({ nodes, edges, starts, ends }: Document): Claim[] {
  const at = (name: string, { stage }: Place): Pick<Claim, 'figure' | 'more'> => ({
    figure: `map.${name}`,
    more: { stage: [stage] },
  });
  // One state may be a start that kept the order and one that did not: the list holds both.
  const begun = new Map<string, number>();
  for (const { stage, cases } of starts) begun.set(stage, (begun.get(stage) ?? 0) + cases);
  return [
    ...nodes.flatMap((node: Document) => [
      { ...at('visits', node), total: node.cases, visits: node.visits },
      { ...at('current', node), total: node.current },
    ]),
    ...edges.map((edge: Document) => ({
      figure: `map.${edge.kind}`,
      more: { path: `${edge.from},${edge.to}` },
      total: edge.cases,
    })),
    ...[...begun].map(([stage, total]) => ({ ...at('start', { stage } as Place), total })),
    ...ends.map((end: Document) => ({ ...at('end', end), total: end.cases })),
  ];
}

function variants(doc: Document): Claim[] {
  return [
    { figure: 'variants.cases', more: {}, total: doc.n_cases },
    ...doc.variants.map((row: Document) => ({
      figure: 'variants.path',
      more: { path: row.path.join(',') || '-' },
      total: row.n,
    })),
  ];
}

const byReport: Readonly<Record<string, (doc: Document, query: Query) => Claim[]>> = {
  funnel,
  stock,
  durations,
  winloss,
  forecast,
  compliance,
  overview,
  conformance,
  variants,
  map,
};

/** Every figure of a report's answer with what the list behind it has to say; those left out too, 0 where none was. */
export function claimsOf(answer: Answer, query: Query, names: Iterable<string>): Claim[] {
  const { metric, excluded } = answer as Document;
  const left = [...names]
    .filter((name) => name.startsWith(`${metric}.excluded.`))
    .map((figure) => ({
      figure,
      more: {},
      total: excluded.find(({ reason }: Document) => figure === `${metric}.excluded.${reason}`)?.n ?? 0,
    }));
  return [...byReport[metric]!(answer, query), ...left];
}

/** Reports that have figures. */
export const reportNames = Object.keys(byReport);
