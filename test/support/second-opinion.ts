import type { Answers } from '../../lib/answers.ts';
import { ask } from '../../lib/ask.ts';
import type { Process } from '../../lib/process/types.ts';
import { askRows } from '../../lib/row-sets.ts';
import { querySchema } from '../../lib/schema/query.ts';
import type { Warehouse } from '../../lib/warehouse.ts';
import { naiveCompliance } from '../naive/compliance.ts';
import { naiveConformance, naiveMap } from '../naive/conformance.ts';
import { naiveDurations } from '../naive/durations.ts';
import { naiveForecast } from '../naive/forecast.ts';
import { naiveFunnel } from '../naive/funnel.ts';
import { chanceOf } from '../naive/random.ts';
import { randomWorld } from '../naive/random-world.ts';
import { naiveReconciliation } from '../naive/reconciliation.ts';
import { caseRows, historyOf, processOf, stateOf } from '../naive/rows.ts';
import { naiveStock } from '../naive/stock.ts';
import { isoInstant } from '../naive/time.ts';
import { naiveVariants } from '../naive/variants.ts';
import { naiveVisits, skeletonsOf } from '../naive/visits.ts';
import { naiveWinloss } from '../naive/winloss.ts';
import type { NaiveQuery, World } from '../naive/world.ts';
import { differences } from './subset.ts';

/** A world for comparing: mostly more deals than `randomWorld` takes by itself, since a world costs the same with many. */
export function opinionWorld(seed: number): World {
  return randomWorld(seed, { deals: chanceOf(seed * 31).pick([1, 2, 5, 12, 30, 50, 70, 100]) });
}

/** How many histories a world compares: its cases, each in every process that it is or was in. */
export function historiesOf(world: World): number {
  return world.processes.reduce((sum, process) => sum + skeletonsOf(world, process).length, 0);
}

/** Whether the import has to refuse a world: a process of which the export names stages, and maps none. */
export function isRefused(world: World): boolean {
  return world.processes.some((process) => {
    const entity = process.entity === 'lead' ? 'lead' : 'deal';
    const named = caseRows(world, entity).flatMap((row) => [
      { pipeline: row.pipeline ?? null, stage: row.stage ?? null },
      ...historyOf(world, entity, row.id).flatMap((step) => {
        const pipeline = step.pipeline ?? row.pipeline ?? null;
        return [
          { pipeline, stage: step.stage },
          { pipeline: step.from_pipeline ?? pipeline, stage: step.from_stage ?? null },
        ];
      }),
    ]);
    const own = named.flatMap(({ pipeline, stage }) =>
      stage !== null && processOf(world, entity, pipeline) === process ? [{ pipeline, stage }] : [],
    );
    return own.length > 0 && own.every(({ pipeline, stage }) => stateOf(process, pipeline, stage) === null);
  });
}

/** One question on which the two implementations disagree. */
export type Disagreement = {
  readonly metric: string;
  readonly process: string;
  readonly query: NaiveQuery;
  readonly found: readonly unknown[];
};

export type Question = { readonly metric: string; readonly query: NaiveQuery };

type Naive = (world: World, process: Process, query: NaiveQuery) => Record<string, unknown>;

const answers: Record<string, Naive> = {
  funnel: naiveFunnel,
  stock: naiveStock,
  durations: naiveDurations,
  winloss: naiveWinloss,
  forecast: naiveForecast,
  compliance: naiveCompliance,
  conformance: naiveConformance,
  variants: naiveVariants,
  map: naiveMap,
};

const isClaimed = ({ dimension }: { dimension: string }) => dimension === 'source' || dimension === 'owner';

/** What the second implementation does not claim, or claims in another shape. */
function comparable(
  metric: string,
  document: Record<string, unknown>,
  query: NaiveQuery,
): Record<string, unknown> {
  const { metric: _metric, ...rest } = structuredClone(document) as Record<string, unknown>;
  if (metric === 'funnel') {
    for (const stage of rest.stages as Record<string, unknown>[]) delete stage.name;
    for (const group of (rest.groups ?? []) as { stages: Record<string, unknown>[] }[]) {
      for (const stage of group.stages) delete stage.name;
    }
    if ((query.basis ?? 'created') !== 'created') delete rest.policies;
  }
  if (metric === 'stock') {
    // The weeks before: the engine keeps the filters and amounts of T, the naive side asks anew for each week.
    const isPlain = Object.keys(query).length === 0;
    const weeks = rest.weeks as { at: string; stages: Record<string, unknown>[] }[];
    if (isPlain) for (const { stages } of weeks) for (const stage of stages) delete stage.amount_current;
    else delete rest.weeks;
  }
  if (metric === 'compliance') for (const rule of rest.rules as Record<string, unknown>[]) delete rule.why;
  return rest;
}

async function visitsOf(world: World, process: Process, warehouse: Warehouse): Promise<Disagreement[]> {
  const asOf = world.importInstant;
  const query = querySchema.parse({ process: process.id, as_of: isoInstant(asOf), limit: 0 });
  const actual = await askRows(warehouse, 'visits', query);
  const got = (actual.rows as Record<string, unknown>[]).map((row) => ({
    case: row.deal_id ?? row.lead_id,
    stage: row.kind === 'unmapped' ? null : row.stage,
    entered: row.entered_at,
    left: row.left_at,
    exit: row.kind === 'active' ? row.exit : undefined,
  }));
  const wanted = naiveVisits(world, process, asOf).map((visit) => ({
    case: visit.case,
    stage: visit.state?.id ?? null,
    entered: visit.enteredAt === null ? null : isoInstant(visit.enteredAt),
    left: visit.leftAt === null ? null : isoInstant(visit.leftAt),
    exit: visit.state?.kind === 'active' ? visit.exit : undefined,
  }));
  const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
  const left = lines(wanted);
  const extra = lines(got).filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const found = [...left.map((line) => ({ expected: line })), ...extra.map((line) => ({ actual: line }))];
  return found.length > 0 ? [{ metric: 'visits', process: process.id, query: {}, found }] : [];
}

async function answersOf(
  world: World,
  process: Process,
  warehouse: Warehouse,
  { metric, query }: Question,
): Promise<Disagreement[]> {
  // Under a free order the engine always answers by `observed`.
  const own = process.order === 'free' ? { ...query, policy: undefined } : query;
  const expected = comparable(metric, answers[metric]!(world, process, own), own);
  // Of the rules those that both know.
  const rule =
    metric === 'compliance' ? { rule: (expected.rules as { rule: string }[]).map((one) => one.rule) } : {};
  const asked = querySchema.parse({ ...own, ...rule, process: process.id, limit: 0 });
  const actual = await ask(warehouse, metric, asked);
  // By source and owner only: the second implementation knows no other dimension.
  if (metric === 'winloss') actual.by = (actual.by as { dimension: string }[]).filter(isClaimed);
  const found = differences(expected, actual, '', 'whole');
  return found.length > 0 ? [{ metric, process: process.id, query, found }] : [];
}

/** A process that no case was ever in may be missing in the build; it may not hold cases. */
async function absent({ id }: Process, warehouse: Warehouse): Promise<Disagreement[]> {
  const sql =
    'select count(*)::integer as n from cases inner join processes using (process_no) where process_id = $id';
  const n = await warehouse.use(async (connection) => {
    const reader = await connection.runAndReadAll(sql, { id });
    return Number(reader.getRowObjectsJS()[0]?.n);
  });
  return n === 0 ? [] : [{ metric: 'cases', process: id, query: {}, found: [{ expected: 0, actual: n }] }];
}

/** Rows to cards, which cards differ in what; every difference has a reason, and every card stands in the counts once. */
async function reconciledOf(world: World, warehouse: Warehouse): Promise<Disagreement[]> {
  const answer = (await ask(warehouse, 'reconciliation', {
    limit: 0,
  })) as unknown as Answers['reconciliation'];
  const { judged, ...expected } = naiveReconciliation(world);
  const sum = (entity: string, side: 'crm_n' | 'our_n') =>
    answer.counts.filter((row) => row.entity === entity).reduce((total, row) => total + row[side], 0);
  const actual = {
    entities: answer.entities,
    differences: answer.differences
      .filter(({ entity }) => judged.includes(entity))
      .map(({ entity, id, what }) => `${entity} ${id} ${what}`)
      .sort(),
  };
  const counted = Object.fromEntries(
    answer.entities.map(({ entity }) => [entity, [sum(entity, 'crm_n'), sum(entity, 'our_n')]]),
  );
  const found = [
    ...differences(expected, actual, '', 'whole'),
    ...differences(
      Object.fromEntries(answer.entities.map(({ entity, ids, cases }) => [entity, [ids, cases]])),
      counted,
    ),
    ...answer.differences.filter(({ reason }) => reason === 'unexplained'),
  ];
  return found.length > 0 ? [{ metric: 'reconciliation', process: '', query: {}, found }] : [];
}

/** Where the engine's answers on an imported world differ from those of the naive implementation. */
export async function disagreements(
  world: World,
  warehouse: Warehouse,
  questions: readonly Question[],
): Promise<Disagreement[]> {
  const found: Disagreement[] = await reconciledOf(world, warehouse);
  for (const process of world.processes) {
    if (skeletonsOf(world, process).length === 0) {
      found.push(...(await absent(process, warehouse)));
      continue;
    }
    found.push(...(await visitsOf(world, process, warehouse)));
    for (const question of questions) found.push(...(await answersOf(world, process, warehouse, question)));
  }
  return found;
}
