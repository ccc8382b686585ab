import { type Answer, ask, metricNames, reportOf } from '../../lib/ask.ts';
import { askDeal } from '../../lib/deal.ts';
import { VoronkaError } from '../../lib/errors.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { mainList, type Row } from '../../lib/export/flatten.ts';
import { nearest } from '../../lib/nearest.ts';
import { openPublished } from '../../lib/published.ts';
import { askRows, type RowSet, rowSets } from '../../lib/row-sets.ts';
import type { Query } from '../../lib/schema/query.ts';
import type { Warehouse } from '../../lib/warehouse.ts';
import type { Context } from '../context.ts';
import { readFilterArgs } from '../filter-args.ts';
import { print, printJson } from '../output.ts';
import { readable } from '../readable.ts';
import { table } from '../table.ts';

async function withPublished<T>(context: Context, work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openPublished(context.workspace);
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}

/** Asks the published build of the workspace one question. @throws VoronkaError usage, no_build */
export async function answer(context: Context, name: string, query: Query): Promise<Answer> {
  const names = metricNames();
  if (!names.includes(name)) {
    const close = nearest(name, names);
    const hint = close ? `Did you mean ${close}?` : `Known: ${names.join(', ')}.`;
    throw new VoronkaError('usage', `Unknown metric "${name}".`, hint);
  }
  return withPublished(context, (warehouse) => ask(warehouse, name, query));
}

const isRowSet = (name: string): name is RowSet => (rowSets as readonly string[]).includes(name);

/** The same for row sets: deals, flags, visits. */
export async function answerOrRows(context: Context, name: string, query: Query): Promise<Answer> {
  if (!isRowSet(name)) return answer(context, name, query);
  return withPublished(context, (warehouse) => askRows(warehouse, name, query));
}

/** The key of an answer that is written as rows. */
export function listOf(name: string): string | null {
  return metricNames().includes(name) ? reportOf(name).list : 'rows';
}

async function show(context: Context, document: Answer, options: { csv?: boolean }): Promise<number> {
  if (options.csv && context.json) throw new VoronkaError('usage', '--json and --csv exclude each other.');
  if (options.csv) await print(toCsv(mainList(document, listOf(document.metric))));
  else if (context.json) await printJson(document);
  else await print(readable(document, context));
  return 0;
}

function nothingElse(operands: readonly string[]): void {
  if (operands.length === 0) return;
  throw new VoronkaError(
    'usage',
    `Unexpected argument "${operands[0]}".`,
    'Filters are written --name value.',
  );
}

/** `metrics NAME [filters]`; without a name, the names. */
export async function runMetrics(
  context: Context,
  args: string[],
  options: { csv?: boolean },
): Promise<number> {
  const { operands, query } = readFilterArgs(args);
  const [name, ...rest] = operands;
  nothingElse(rest);
  if (name === undefined) {
    throw new VoronkaError('usage', 'Which metric?', `Known: ${metricNames().join(', ')}.`);
  }
  return show(context, await answer(context, name, query), options);
}

/** `deals [filters]`. */
export async function runDeals(
  context: Context,
  args: string[],
  options: { csv?: boolean },
): Promise<number> {
  const { operands, query } = readFilterArgs(args);
  nothingElse(operands);
  return show(context, await answerOrRows(context, 'deals', query), options);
}

/** A timeline for people: when, what, and what is known of it in one cell. */
function shortTimeline(timeline: readonly Row[]): Row[] {
  const named = [
    'stage',
    'exit',
    'days',
    'field',
    'before',
    'after',
    'type',
    'subject',
    'result',
    'status',
    'owner',
  ];
  return timeline.map((row) => ({
    at: row.at,
    what: row.what,
    detail: Object.fromEntries(
      named.filter((name) => (row[name] ?? null) !== null).map((name) => [name, row[name]]),
    ),
  }));
}

/** `deal ID`: one deal with its whole timeline. */
export async function runDeal(context: Context, args: string[]): Promise<number> {
  const { operands, query } = readFilterArgs(args);
  const [id, ...rest] = operands;
  nothingElse(rest);
  if (id === undefined) throw new VoronkaError('usage', 'Which deal?', 'voronka deal ID');
  const document = await withPublished(context, (warehouse) => askDeal(warehouse, id, query));
  if (!context.json) {
    const { visits: _visits, changes: _changes, activities: _activities, timeline, ...rest } = document;
    await print(`${readable(rest, context)}\n\n${table(shortTimeline(timeline as Row[]), context)}`);
    return 0;
  }
  return show(context, document, {});
}
