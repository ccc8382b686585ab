import type { DuckDBConnection } from '@duckdb/node-api';
import { isoInstant } from '../calendar/zone.ts';
import { allRules, judgements, type Rule } from '../rules.ts';
import { isUnasked } from '../rules-asked.ts';
import { runSql } from '../run-sql.ts';
import { kinds } from '../schema/canonical.ts';
import type { Query } from '../schema/query.ts';
import { processOf, type ScopeProcess } from '../scope.ts';
import { sqlFile } from '../sql-file.ts';
import type { Warehouse } from '../warehouse.ts';
import { type Capability, capabilityList } from './list.ts';
import { stateOfRule, usesOf } from './rules.ts';

export type CapabilityState = {
  readonly id: string;
  readonly group: Capability['group'];
  readonly state: 'yes' | 'partly' | 'no';
  /** The message is `capability.why.WHY`, with the figures in it. */
  readonly why: string;
  readonly figures: Readonly<Record<string, number>>;
  /** Files and columns of these imports that feed it. */
  readonly files: readonly string[];
  /** Files and columns that would unlock it, or complete it. */
  readonly unlock: readonly string[];
};

export type Capabilities = {
  readonly process: string;
  readonly entity: string;
  readonly as_of: string;
  readonly build: string;
  readonly capabilities: readonly CapabilityState[];
};

type Facts = Readonly<Record<string, number>>;

function judge(one: Capability, facts: Facts): Pick<CapabilityState, 'state' | 'why' | 'figures'> {
  const n = facts[one.filled] ?? 0;
  const of = one.of ? (facts[one.of] ?? 0) : null;
  const instead = one.instead ? (facts[one.instead] ?? 0) : 0;
  if (one.needsOrder && facts.is_strict === 0 && n > 0)
    return { state: 'no', why: 'process_order', figures: {} };
  if (of === null) return { state: n > 0 ? 'yes' : 'no', why: n > 0 ? 'rows' : 'absent', figures: { n } };
  if (of === 0) {
    const isNeedless = one.id === 'currencies';
    return { state: isNeedless ? 'yes' : 'no', why: isNeedless ? 'one_currency' : 'no_cases', figures: {} };
  }
  if (n >= of * (one.enough ?? 0.8)) return { state: 'yes', why: 'full', figures: { n, of } };
  if (n > 0) return { state: 'partly', why: 'part', figures: { n, of } };
  if (instead > 0) return { state: 'partly', why: one.part ?? 'instead', figures: { n: instead, of } };
  return { state: 'no', why: 'absent', figures: { n, of } };
}

/** The files and columns that these imports carry, named as capabilities name them. */
async function carriedBy(
  connection: DuckDBConnection,
  process: ScopeProcess,
  facts: Facts,
): Promise<Set<string>> {
  const kinds = await connection.runAndReadAll('select distinct kind from files where loaded > 0');
  const fields = await connection.runAndReadAll(
    "select field from carried where entity = $entity or field like 'account.%'",
    {
      entity: process.entity,
    },
  );
  const present = new Set(kinds.getRows().map(([kind]) => String(kind)));
  for (const [name] of fields.getRows()) {
    const field = String(name);
    if (field === 'activity' || field === 'stage_history') continue;
    if (field.startsWith('account.')) present.add(`accounts.${field.slice('account.'.length)}`);
    else present.add(field.includes('.') ? field : `cases.${field}`);
  }
  const counted: Record<string, string> = {
    'cases.created_at': 'with_created',
    'users.team': 'users_with_team',
    'stages.probability': 'open_with_stage_probability',
    'cases.stage': 'open_staged',
    'cases.status': 'closed',
  };
  for (const [name, fact] of Object.entries(counted)) if ((facts[fact] ?? 0) > 0) present.add(name);
  if (!facts.with_history) present.delete('stage_history');
  if ((facts.n_required_carried ?? 0) > 0) present.add('required');
  return present;
}

/** The process's required fields that no file carries. */
async function missingRequired(connection: DuckDBConnection, process: ScopeProcess): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `select distinct r.field from process_required as r
     anti join carried as k on k.field = r.field and k.entity = $entity
     where r.process_no = ${process.no} and r.is_stated order by 1`,
    { entity: process.entity },
  );
  return reader.getRows().map(([field]) => `cases.${field}`);
}

/** The column as it is called in the file of the entity. */
function nameOf(use: string, entity: string): string {
  if (entity === 'lead' && use === 'cases.lost_reason') return 'leads.rejection_reason';
  return use.replace(/^cases\./, `${entity}s.`);
}

/** Whether the file of the entity could carry what a rule needs: a lead has no closing date to be pushed. */
function isApplicable(rule: Rule, entity: string): boolean {
  if (rule.entity !== null) return rule.entity === entity;
  const columns = new Set(kinds.get(`${entity}s`)?.columns.map(({ name }) => name));
  const needed = usesOf(rule).flatMap((use) => /^(?:cases|field_history)\.(.+)$/.exec(use)?.[1] ?? []);
  const others = usesOf(rule).length > needed.length;
  return others || needed.length === 0 || needed.some((name) => columns.has(name) || name === 'lost_reason');
}

type Judged = Pick<CapabilityState, 'id' | 'group' | 'state' | 'why' | 'figures'> & {
  readonly uses: readonly string[];
};

function withFiles(
  { uses: all, ...one }: Judged,
  present: ReadonlySet<string>,
  entity: string,
  required: readonly string[],
): CapabilityState {
  const named = (list: readonly string[]) => list.map((use) => nameOf(use, entity));
  const uses = all.filter((use) => use !== 'required');
  const absent = uses.filter((use) => !present.has(use));
  const files = named(uses.filter((use) => present.has(use)));
  // Nothing to judge, because the file itself is not there.
  const why = one.why === 'no_cases' && files.length === 0 ? 'absent' : one.why;
  const needed = all.includes('required') ? [...absent, ...required] : absent;
  const hasKey = one.state !== 'yes' && !why.startsWith('process_') && why !== 'no_cases';
  return { ...one, why, files, unlock: hasKey ? named(needed.length > 0 ? needed : uses) : [] };
}

/** What the exports in the build let the product show, judged on what they carry and how filled it is. */
export async function readCapabilities(
  warehouse: Warehouse,
  query: Query,
  signal?: AbortSignal,
): Promise<Capabilities> {
  return warehouse.use(async (connection) => {
    const process = await processOf(connection, query, 'deal');
    const [row = {}] = await runSql(connection, sqlFile('reports', 'capability_facts'), {
      process: process.no,
    });
    const facts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
    const present = await carriedBy(connection, process, facts);
    const required = await missingRequired(connection, process);
    const refused = await judgements(connection, process);
    const listed = capabilityList
      .filter(({ only }) => !only || only === process.entity)
      .map((one) => ({ id: one.id, group: one.group, uses: one.uses, ...judge(one, facts) }));
    const rules = allRules()
      .filter((rule) => isApplicable(rule, process.entity) && !isUnasked(refused.get(rule.name) ?? null))
      .map((rule) => ({
        id: `rule.${rule.name}`,
        group: 'rules' as const,
        ...stateOfRule(rule, refused.get(rule.name) ?? null, facts),
      }));
    return {
      process: process.id,
      entity: process.entity,
      as_of: isoInstant(warehouse.info.asOf),
      build: warehouse.build,
      capabilities: [...listed, ...rules].map((one) => withFiles(one, present, process.entity, required)),
    };
  }, signal);
}
