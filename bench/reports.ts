import { performance } from 'node:perf_hooks';
import { ask } from '../lib/ask.ts';
import { asVoronkaError } from '../lib/errors.ts';
import { openPublished } from '../lib/published.ts';
import type { Query } from '../lib/schema/query.ts';
import type { Warehouse } from '../lib/warehouse.ts';

export const reports = [
  'overview',
  'stock',
  'funnel',
  'durations',
  'winloss',
  'forecast',
  'compliance',
  'variants',
  'quality',
  'reconciliation',
  'deals',
] as const;

/** How a report is asked, and how long that may take, ms. */
export const ways: readonly { name: string; query: Query; boundMs: number }[] = [
  { name: 'plain', query: {}, boundMs: 500 },
  { name: 'by source', query: { group_by: ['source'] }, boundMs: 1500 },
  { name: 'as of', query: { as_of: '2026-03-31' }, boundMs: 3000 },
];

/** Milliseconds, or why there is no answer. */
export type Latency = {
  report: string;
  way: string;
  boundMs: number;
  first: number | null;
  median: number | null;
  problem: string;
};

const RUNS = 5;

/** Asks every report in every way, once cold and five times warm, in this process. @throws VoronkaError no_build */
export async function measureReports(workspace: string): Promise<Latency[]> {
  const warehouse = await openPublished(workspace);
  try {
    const latencies: Latency[] = [];
    for (const way of ways) {
      for (const report of reports) latencies.push(await measureOne(warehouse, report, way));
    }
    return latencies;
  } finally {
    warehouse.close();
  }
}

async function measureOne(
  warehouse: Warehouse,
  report: string,
  way: (typeof ways)[number],
): Promise<Latency> {
  const result = { report, way: way.name, boundMs: way.boundMs };
  const timed = async (): Promise<number> => {
    const started = performance.now();
    await ask(warehouse, report, way.query);
    return performance.now() - started;
  };
  try {
    const first = await timed();
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await timed());
    times.sort((a, b) => a - b);
    return { ...result, first, median: times[Math.floor(RUNS / 2)] ?? null, problem: '' };
  } catch (thrown) {
    return { ...result, first: null, median: null, problem: asVoronkaError(thrown).message };
  }
}
