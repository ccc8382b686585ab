import { type Answer, ask } from './ask.ts';
import { isoInstant } from './calendar/zone.ts';
import { VoronkaError } from './errors.ts';
import { type Row, runSql } from './run-sql.ts';
import type { Query } from './schema/query.ts';
import { asOfOf } from './scope.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

function timeline(
  visits: readonly Row[],
  changes: readonly Row[],
  activities: readonly Row[],
  flags: readonly Row[],
): Row[] {
  const what = (name: string, rows: readonly Row[]) => rows.map((row) => ({ what: name, ...row }));
  const all: Row[] = [
    ...what('visit', visits),
    ...what('change', changes),
    ...what('activity', activities),
    ...what('flag', flags),
  ];
  return all.sort((a, b) => String(a.at ?? '').localeCompare(String(b.at ?? '')));
}

/**
 * One deal as of an instant: its attributes, visits, field changes, activities and flags, and all of them on one timeline.
 * @throws VoronkaError not_found when no such deal exists at that instant; usage for an as-of after the build's
 */
export async function askDeal(
  warehouse: Warehouse,
  id: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Answer> {
  const { as_of: _asOf, process, ...others } = query;
  const asOf = asOfOf(query, warehouse.info);
  const document = await warehouse.use(async (connection) => {
    const found = await runSql(connection, sqlFile('reports', 'deal_case'), {
      as_of: asOf,
      id,
      process: process ?? null,
    });
    const row = found[0];
    if (!row) throw new VoronkaError('not_found', `There is no deal "${id}".`, 'voronka deals lists them.');
    const { case_no, as_of_exact, custom, process: ownProcess, ...deal } = row;
    const parameters = { as_of: asOf, case_no: Number(case_no) };
    const visits = await runSql(connection, sqlFile('reports', 'deal_visits'), parameters);
    const changes = await runSql(connection, sqlFile('reports', 'deal_changes'), parameters);
    const activities = await runSql(connection, sqlFile('reports', 'deal_activities'), parameters);
    return {
      metric: 'deal',
      process: ownProcess,
      as_of: isoInstant(asOf),
      as_of_exact,
      build: warehouse.build,
      filters: query,
      ignored: Object.keys(others),
      deal: { ...deal, custom: typeof custom === 'string' ? JSON.parse(custom) : null },
      visits,
      changes,
      activities,
    };
  }, signal);
  const { visits, changes, activities } = document;
  const judged = await ask(
    warehouse,
    'compliance',
    { process: String(document.process), deal: [id], limit: 0, ...(query.as_of && { as_of: query.as_of }) },
    signal,
  );
  const flags = judged.flags as Row[];
  return { ...document, flags, timeline: timeline(visits, changes, activities, flags) };
}
