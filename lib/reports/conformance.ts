import { z } from 'zod';
import { fitnessOver } from '../conformance/fitness.ts';
import { alignFree, alignStrict } from '../conformance/paths.ts';
import { judgements } from '../rules.ts';
import type { Row } from '../run-sql.ts';
import { share, wilson } from '../stats/proportions.ts';
import { comparedOf, comparedSchema } from './conformance-compared.ts';
import { findJudgedPaths, pathCasesFrame } from './path-cases.ts';
import { caseFilters, count, type Report, type ReportContext } from './report.ts';
import { n, rate } from './shapes.ts';
import { type State, statesOf } from './states.ts';

/** Ways in which a case departs from the order of stages, and the rule that says so; a repeat breaks none by itself. */
export const deviationKinds = {
  missing: 'skipped_stage',
  repeated: null,
  out_of_sequence: 'backward_move',
  created_late: 'created_late',
  left_final: 'left_final_stage',
} as const;

type Kind = keyof typeof deviationKinds;

const schema = z.object({
  order: z.enum(['strict', 'free']),
  cases: n,
  conforming: n,
  rate: rate.describe('Cases that broke no rule about the order of stages / cases with a history.'),
  ci_low: rate,
  ci_high: rate,
  moves: n,
  legal_moves: n,
  rate_moves: rate,
  fitness: rate.describe('Mean over cases of 1 − cost of the alignment / (length of trace + length of run).'),
  fitness_log: rate.describe('1 − Σ cost / Σ worst cost.'),
  deviations: z.array(
    z.object({
      kind: z.enum(Object.keys(deviationKinds) as [Kind, ...Kind[]]),
      rule: z.string().nullable(),
      judged: z.boolean(),
      cases: n.nullable(),
      events: n.nullable(),
      share: rate,
      ci_low: rate,
      ci_high: rate,
    }),
  ),
  compared: comparedSchema,
});

/** Fitness of the paths of the cases: path by path, for its cost depends on nothing else. */
async function fitnessOfPaths(
  context: ReportContext,
  states: readonly State[],
): Promise<{ mean: number | null; log: number | null }> {
  const { connection, scope, run } = context;
  await context.runAsView('case_paths', 'case_paths');
  const rows = await run('path_counts');
  const paths = rows.map((row) => ({
    path: String(row.path).split(' ').filter(Boolean).map(Number),
    n: count(row, 'n'),
  }));
  if (scope.process.isStrict) return fitnessOver(alignStrict(paths, states));
  const reader = await connection.runAndReadAll(
    `select resumes_from_neutral from processes where process_no = ${scope.process.no}`,
  );
  return fitnessOver(alignFree(paths, states, reader.getRows()[0]?.[0] === true));
}

function deviationsOf(counts: Row | undefined, why: ReadonlyMap<string, string | null>, isStrict: boolean) {
  const cases = count(counts, 'cases');
  return (Object.keys(deviationKinds) as Kind[]).map((kind) => {
    const rule = deviationKinds[kind];
    const judged = rule === null ? isStrict : !why.get(rule);
    if (!judged) {
      const none = { cases: null, events: null, share: null, ci_low: null, ci_high: null };
      return { kind, rule, judged, ...none };
    }
    const own = count(counts, kind);
    const { low, high } = wilson(own, cases);
    return {
      kind,
      rule,
      judged,
      cases: own,
      events: count(counts, `${kind}_events`),
      share: share(own, cases),
      ci_low: low,
      ci_high: high,
    };
  });
}

async function answer(context: ReportContext) {
  const { connection, scope, run, runInto } = context;
  const { isStrict } = scope.process;
  const states = await statesOf(context);
  await findJudgedPaths(context);
  await runInto('order_breaks', 'order_breaks');
  const [counts] = await run('conformance_counts');
  const [moves] = await run('conformance_moves');
  const { mean, log } = await fitnessOfPaths(context, states);
  const [cases, conforming] = [count(counts, 'cases'), count(counts, 'conforming')];
  const { low, high } = wilson(conforming, cases);
  return {
    ...(await pathCasesFrame(context)),
    order: isStrict ? ('strict' as const) : ('free' as const),
    cases,
    conforming,
    rate: share(conforming, cases),
    ci_low: low,
    ci_high: high,
    moves: count(moves, 'moves'),
    legal_moves: count(moves, 'legal_moves'),
    rate_moves: share(count(moves, 'legal_moves'), count(moves, 'moves')),
    fitness: mean,
    fitness_log: log,
    deviations: deviationsOf(counts, await judgements(connection, scope.process), isStrict),
    compared: await comparedOf(context, states),
  };
}

/** How many cases kept the order of stages, in which ways the others departed from it, and what that goes with (METRICS 6). */
export const conformance: Report = {
  name: 'conformance',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'basis'],
  bases: ['created'],
  schema,
  list: 'deviations',
  answer,
};

/** What the report adds to the frame of every answer. */
export type ConformanceBody = z.infer<typeof schema>;
