import type { DuckDBConnection } from '@duckdb/node-api';
import { allRules, flagsSql, judgements, type Rule } from '../../lib/rules.ts';

/** Rules that some process of the build lets be judged: the others would find nothing, or accuse for want of data. */
async function judgedRules(connection: DuckDBConnection): Promise<Rule[]> {
  const reader = await connection.runAndReadAll('select process_no, entity, is_strict from processes');
  const judged = new Set<string>();
  for (const [no, entity, isStrict] of reader.getRows()) {
    const process = { no: Number(no), entity: String(entity), isStrict: isStrict === true };
    for (const [rule, why] of await judgements(connection, process)) if (why === null) judged.add(rule);
  }
  return allRules().filter(({ name }) => judged.has(name));
}

/** Writes which criteria were not met, once for all rules and reports that ask; nothing is looked for where none can be judged. */
async function writeBrokenCriteria(connection: DuckDBConnection, asOf: string): Promise<void> {
  const reader = await connection.runAndReadAll('select 1 from criteria where n_full_terms > 0 limit 1');
  await connection.run(
    `create table broken_criteria as from criteria_broken(timestamp '${asOf}')${reader.getRows().length > 0 ? '' : ' limit 0'}`,
  );
}

/** Writes the flags of every rule that can be judged as of the build's own instant and their counts; their evidence is made when they are shown. */
export async function writeFlags(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    "select strftime(as_of, '%Y-%m-%d %H:%M:%S.%f') as as_of, local_day(as_of)::varchar as today from build_info",
  );
  const [asOf, today] = reader.getRows()[0] ?? [];
  await writeBrokenCriteria(connection, String(asOf));
  const rules = await judgedRules(connection);
  await connection.run(`create table flags as ${flagsSql(rules, String(asOf), String(today))}`);
  await connection.run(
    `create table flag_counts as
     select
       process_no, rule, owner, grouping(owner) = 1 as is_whole, count(*)::integer as flags,
       count(*) filter (is_now)::integer as flags_now, count(distinct case_no)::integer as cases
     from flags
     group by grouping sets ((process_no, rule), (process_no, rule, owner))`,
  );
}
