import type { DuckDBConnection } from '@duckdb/node-api';
import type { Rule } from './rules.ts';

/** What a process says that some rules are judged by: which rules it sets, what it lists, which fields they look at. */
export type Asked = {
  readonly rules: ReadonlySet<string>;
  /** `reasons`, `origins`, `expects`, `task`, as far as the process has them. */
  readonly lists: ReadonlySet<string>;
  /** The field of the card that a rule of the process asks for, by rule. */
  readonly fields: ReadonlyMap<string, string>;
};

/** Reads what a process asks for. */
export async function readAsked(connection: DuckDBConnection, processNo: number): Promise<Asked> {
  const reader = await connection.runAndReadAll(
    `select 'rule' as sort, rule as name, '' as field from process_rules where process_no = ${processNo} and is_enabled
     union all
     select 'field', rule, field from rule_fields where process_no = ${processNo}
     union all
     select distinct 'list', 'reasons', '' from process_reasons where process_no = ${processNo}
     union all
     select distinct 'list', 'origins', '' from final_origins where process_no = ${processNo}
     union all
     select distinct 'list', 'expects', '' from stage_expectations where process_no = ${processNo}
     union all
     select distinct 'list', 'task', ''
     from process_rules as r
     inner join stage_expectations as e on e.process_no = r.process_no and e.expectation_id = (r.settings ->> '$.task')
     where r.process_no = ${processNo} and r.rule = 'won_without_task'`,
  );
  const rows = reader.getRows().map(([sort, name, field]) => [sort, String(name), String(field)] as const);
  const named = (wanted: string) => rows.filter(([sort]) => sort === wanted);
  return {
    rules: new Set(named('rule').map(([, name]) => name)),
    lists: new Set(named('list').map(([, name]) => name)),
    fields: new Map(named('field').map(([, name, field]) => [name, field])),
  };
}

const notAsked = 'the process does not ask for it';
const noSuchTask = 'the process expects no such task';
const unsaid: Readonly<Record<string, string>> = {
  rule: notAsked,
  reasons: 'the process lists no reasons',
  origins: 'the process does not say from which stages a case may end',
  expects: 'no stage expects an activity',
};

/** Why a rule is not judged because of what the process says or leaves unsaid; null where nothing stands against it. */
export function whyUnasked(rule: Rule, entity: string, asked: Asked): string | null {
  if (rule.entity !== null && rule.entity !== entity) return `the rule is about ${rule.entity}s`;
  if (rule.asks === null) return null;
  if (rule.asks === 'rule') return asked.rules.has(rule.name) ? null : notAsked;
  if (rule.asks === 'task' && !asked.lists.has('task'))
    return asked.rules.has(rule.name) ? noSuchTask : notAsked;
  return asked.lists.has(rule.asks) ? null : (unsaid[rule.asks] ?? notAsked);
}

/** Whether it is the process, and not the imports, that keeps a rule from being judged. */
export function isUnasked(why: string | null): boolean {
  return why !== null && [...Object.values(unsaid), noSuchTask].includes(why);
}

/** What a rule needs of the imports, in the words of the report; fields stand under their own names. */
export function needsText(needs: readonly string[]): string {
  const files: Readonly<Record<string, string>> = { people: 'contacts', leads: 'leads' };
  const texts = needs.map((need) => {
    const file = /^activity(\.|$)/.test(need) ? 'activities' : files[need];
    return file ? `the file ${file}` : need.replace('field_history.', 'the field history of ');
  });
  return `needs ${[...new Set(texts)].join(' or ')}`;
}
