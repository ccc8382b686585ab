import { type Answer, ask, metricNames, reportOf } from '../ask.ts';
import { askDeal } from '../deal.ts';
import { VoronkaError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { askRows, type RowSet, rowSets } from '../row-sets.ts';
import type { Query } from '../schema/query.ts';
import type { Warehouse } from '../warehouse.ts';
import { type Unit, unitsOf } from './columns.ts';

/** Everything that `export` writes: metrics, row sets, one deal. */
export function exportNames(): string[] {
  return [...new Set([...metricNames(), ...rowSets, 'deal'])];
}

/** @throws VoronkaError usage for a name that cannot be exported */
export function assertExportName(name: string): void {
  const names = exportNames();
  if (names.includes(name)) return;
  const close = nearest(name, names);
  throw new VoronkaError(
    'usage',
    `Unknown metric "${name}".`,
    close ? `Did you mean ${close}?` : `Known: ${names.join(', ')}.`,
  );
}

/** Lists that are costly to answer in full, beside the lists that are asked for more often. */
const pagedBeside: Readonly<Record<string, string>> = {
  compliance: 'flags',
  quality: 'rejects',
  reconciliation: 'differences',
};

/**
 * What an export writes: the answer whole, every row of its lists; or of the one list that is wanted.
 * @throws VoronkaError as the questions do
 */
export async function askForExport(
  warehouse: Warehouse,
  name: string,
  query: Query,
  list: string | null = null,
): Promise<Answer> {
  assertExportName(name);
  const paged = pagedBeside[name];
  const whole = list && paged && list !== paged ? query : { limit: 0, ...query };
  if (name === 'deal') {
    const { deal, ...rest } = query;
    const [id] = deal ?? [];
    if (!id || (deal?.length ?? 0) > 1)
      throw new VoronkaError('usage', 'Which deal?', 'Give one: export deal --deal ID');
    return askDeal(warehouse, id, rest);
  }
  if ((rowSets as readonly string[]).includes(name)) return askRows(warehouse, name as RowSet, whole);
  return ask(warehouse, name, whole);
}

/** The list of an answer that is written where only one is. */
export function mainListOf(name: string): string {
  if (name === 'deal') return 'timeline';
  return metricNames().includes(name) ? reportOf(name).list : 'rows';
}

/** Units of an answer's values; those of a single metric are said in the answer itself. */
export function unitsOfAnswer(name: string, answer: Answer): ReadonlyMap<string, Unit> {
  const source = name === 'flags' ? 'compliance' : name;
  const units = new Map(metricNames().includes(source) ? unitsOf(reportOf(source).schema) : []);
  const { unit } = answer;
  if (unit === 'rate' || unit === 'money' || unit === 'days') units.set('value', unit);
  return units;
}
