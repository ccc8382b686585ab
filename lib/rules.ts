import type { DuckDBConnection } from '@duckdb/node-api';
import { needsText, readAsked, whyUnasked } from './rules-asked.ts';
import { type SqlFile, sqlFolder } from './sql-file.ts';
import { literal, quote } from './sql-literal.ts';

export type Severity = 'low' | 'medium' | 'high';

/** A rule of sql/rules: its file is its name, its header says how severe it is, who is exposed and what it needs. */
export type Rule = {
  readonly name: string;
  readonly about: string;
  readonly severity: Severity;
  /** Judged only where the process binds the order of stages. */
  readonly needsOrder: boolean;
  /** Which cases could have broken it; see sql/reports/compliance_exposed.sql. */
  readonly exposure: string;
  /** Fields or files, any of which the imports must carry. */
  readonly needs: readonly string[];
  /** What the process must say for the rule to be judged: the rule itself, `reasons`, `origins`, `expects`, a `task`; null = nothing. */
  readonly asks: string | null;
  /** Judged only on processes of this entity; null = any. */
  readonly entity: string | null;
  /** Its flags stay when the case moves on, so that months can be compared; the others last as long as their cause. */
  readonly keepsPast: boolean;
  readonly file: SqlFile;
};

/** Every rule by name: the folder is the registry. */
export function allRules(): Rule[] {
  return [...sqlFolder('rules').values()].map((file) => ({
    name: file.name,
    about: file.about,
    severity: (file.header.get('severity') ?? 'medium') as Severity,
    needsOrder: file.header.get('order') === 'strict',
    exposure: file.header.get('exposure') ?? 'all',
    needs: (file.header.get('needs') ?? '').split('|').filter(Boolean),
    asks: file.header.get('asks') ?? null,
    entity: file.header.get('entity') ?? null,
    keepsPast: !['all', 'open'].includes(file.header.get('exposure') ?? 'all'),
    file,
  }));
}

/** A rule's statement with its parameters written in, so that it can stand inside another statement. */
export function ruleSql(rule: Rule, asOf: string, today: string): string {
  return rule.file.text.replaceAll('$as_of', quote(asOf)).replaceAll('$today', quote(today));
}

/** No flag, in the shape of flags: what stands where no rule is judged. */
const none = `select null::varchar as rule, null::smallint as process_no, null::integer as case_no, null::varchar as stage,
  null::timestamp as happened_at, null::boolean as is_now, null::varchar as severity where false`;

/** Names of those of the rules that are so, for a list of SQL. */
function namesOf(rules: readonly Rule[], isSo: (rule: Rule) => boolean): string {
  return (
    rules
      .filter(isSo)
      .map(({ name }) => quote(name))
      .join(', ') || "''"
  );
}

/**
 * Flags of all rules over `cases` and `visits` as they are in this connection, without their evidence:
 * one select over all of them. `owner` is the owner at the flag's instant.
 */
export function flagsSql(rules: readonly Rule[], asOf: string, today: string): string {
  const each = rules.map(
    (rule) => `select ${quote(rule.name)} as rule, process_no, case_no, stage, happened_at, is_now,
       coalesce(severity, ${literal(rule.severity)}) as severity from (${ruleSql(rule, asOf, today)})`,
  );
  return `
    with found as (${[none, ...each].join('\nunion all\n')})
    select
      f.rule, f.process_no, f.case_no, f.stage, f.happened_at, f.is_now,
      coalesce(r.severity, f.severity) as severity,
      case when coalesce(f.happened_at, timestamp ${quote(asOf)}) < b.row_instant and o.case_no is not null then o.owner else b.owner end as owner
    from found as f
    inner join case_base as b using (case_no)
    inner join processes as p using (process_no)
    left join process_rules as r on r.process_no = f.process_no and r.rule = f.rule
    left join owner_spans as o
      on o.case_no = f.case_no and coalesce(o.from_at, timestamp '-infinity') <= coalesce(f.happened_at, timestamp ${quote(asOf)})
      and coalesce(f.happened_at, timestamp ${quote(asOf)}) < coalesce(o.until_at, timestamp 'infinity')
    where coalesce(r.is_enabled, true)
      and (p.is_strict or f.rule not in (${namesOf(rules, (rule) => rule.needsOrder)}))
      and (r.rule is not null or f.rule not in (${namesOf(rules, (rule) => rule.asks === 'rule')}))
      and (p.entity = 'deal' or f.rule not in (${namesOf(rules, (rule) => rule.entity === 'deal')}))`;
}

/** Exposures that only a stage history tells. */
const fromHistory = ['history', 'moved', 'left_expecting'];

/** Whether each rule can be judged on the process: what it needs is carried by the imports. */
export async function judgements(
  connection: DuckDBConnection,
  process: { no: number; entity: string; isStrict: boolean },
): Promise<Map<string, string | null>> {
  const reader = await connection.runAndReadAll(
    `select list(field) as fields,
       (select count(*) from process_states where process_no = ${process.no} and limit_days is not null and position is not null)::integer as n_limits,
       (select count(*) from process_required as r inner join carried as c on c.field = r.field and c.entity = ${quote(process.entity)}
         where r.process_no = ${process.no} and r.is_stated)::integer as n_required_carried,
       (select count(*) from process_required where process_no = ${process.no} and is_stated)::integer as n_required,
       (select list(moment_kind) from criteria where process_no = ${process.no} and is_accusing) as stated_at,
       (select list(moment_kind) from criteria where process_no = ${process.no} and is_accusing and n_full_terms > 0) as judged_at
     from carried where entity = ${quote(process.entity)}`,
  );
  const row = reader.getRowObjectsJson()[0] ?? {};
  const carried = new Set((row.fields as string[] | null) ?? []);
  const asked = await readAsked(connection, process.no);
  const why = (rule: Rule): string | null => {
    const unasked = whyUnasked(rule, process.entity, asked);
    if (unasked !== null) return unasked;
    if (rule.needsOrder && !process.isStrict) return 'the process does not bind the order of stages';
    if (fromHistory.includes(rule.exposure) && !carried.has('stage_history'))
      return 'needs the file stage_history';
    if (rule.exposure === 'limited') {
      if (Number(row.n_limits) === 0) return 'no stage has a limit';
      if (!carried.has('stage_history') && !carried.has('stage_entered_at'))
        return 'needs the file stage_history';
      return null;
    }
    const [, moment] = /^criteria_(\w+)$/.exec(rule.needs[0] ?? '') ?? [];
    if (moment) {
      if (!(row.stated_at as string[] | null)?.includes(moment)) return 'the process states no criterion';
      if (!(row.judged_at as string[] | null)?.includes(moment))
        return 'the exports carry nothing that the criteria need';
      return carried.has('stage_history') ? null : 'needs the file stage_history';
    }
    if (rule.needs[0] === 'required') {
      if (Number(row.n_required) === 0) return 'the process requires no field';
      if (Number(row.n_required_carried) === 0) return 'the exports carry none of the required fields';
      return carried.has('stage_history') ? null : 'needs the file stage_history';
    }
    const field = asked.fields.get(rule.name);
    const needs = rule.needs[0] === 'rule_field' && field ? [field] : rule.needs;
    if (needs.length > 0 && !needs.some((need) => carried.has(need))) return needsText(needs);
    return null;
  };
  return new Map(allRules().map((rule) => [rule.name, why(rule)]));
}
