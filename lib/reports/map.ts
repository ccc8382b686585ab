import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { findPathCases, findPathMoves, pathCasesFrame } from './path-cases.ts';
import { caseFilters, count, number, type Report, type ReportContext } from './report.ts';
import { days, n, words } from './shapes.ts';
import { statesOf } from './states.ts';

const kind = z
  .enum(['legal', 'violation'])
  .describe('A violation raised a flag of a rule about the order of stages.');

const schema = z.object({
  nodes: z.array(
    z.object({
      stage: z.string(),
      name: words,
      kind: z.string(),
      position: z.int().nullable(),
      visits: n,
      cases: n,
      current: n.describe('Cases whose last visit this is as of the instant.'),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind,
      n: n.describe('Moves.'),
      cases: n,
      median_days: days.describe('Days from the entry into `from` to the move, median.'),
    }),
  ),
  starts: z.array(z.object({ stage: z.string(), kind, cases: n })),
  ends: z.array(z.object({ stage: z.string(), is_final: z.boolean(), cases: n })),
  total: n.describe('Edges.'),
});

const kindOf = (row: Row) => (row.is_violation ? ('violation' as const) : ('legal' as const));

async function answer(context: ReportContext) {
  const { run } = context;
  const states = await statesOf(context);
  const byNo = new Map(states.map((state) => [state.no, state]));
  const stage = (row: Row, column = 'state_no') => byNo.get(count(row, column))?.id ?? 'unmapped';
  await findPathCases(context);
  await findPathMoves(context);
  const nodes = new Map((await run('map_nodes')).map((row) => [count(row, 'state_no'), row]));
  const edges = await run('map_edges');
  const ends = await run('map_ends');
  return {
    ...(await pathCasesFrame(context)),
    nodes: states.map(({ id, no, name, kind, position }) => ({
      stage: id,
      name,
      kind,
      position,
      visits: count(nodes.get(no), 'visits'),
      cases: count(nodes.get(no), 'cases'),
      current: count(nodes.get(no), 'current'),
    })),
    edges: edges.map((row) => ({
      from: stage(row),
      to: stage(row, 'move_state_no'),
      kind: kindOf(row),
      n: count(row, 'n'),
      cases: count(row, 'cases'),
      median_days: number(row, 'median_days'),
    })),
    starts: ends
      .filter((row) => row.side === 'start')
      .map((row) => ({ stage: stage(row), kind: kindOf(row), cases: count(row, 'cases') })),
    ends: ends
      .filter((row) => row.side === 'end')
      .map((row) => ({
        stage: stage(row),
        is_final: byNo.get(count(row, 'state_no'))?.position === null,
        cases: count(row, 'cases'),
      })),
    total: edges.length,
  };
}

/** The process as it really goes: states, moves between them, where cases begin and end (METRICS 6). */
export const map: Report = {
  name: 'map',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'basis'],
  bases: ['created'],
  schema,
  list: 'edges',
  answer,
};

/** What the report adds to the frame of every answer. */
export type MapBody = z.infer<typeof schema>;
