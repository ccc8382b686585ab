import type { DuckDBConnection } from '@duckdb/node-api';
import type { Check } from './process/schema-checks.ts';
import type { Process, StateKind, Words } from './process/types.ts';
import { type Carried, type Checkability, checkability, fieldsIn } from './process-page-checks.ts';
import { allRules, judgements, type Severity } from './rules.ts';
import { runSql } from './run-sql.ts';
import { kinds } from './schema/canonical.ts';
import type { Query } from './schema/query.ts';
import { processOf } from './scope.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

/** A thing that must hold at a stage, and whether the exports can show it. */
export type ProcessCriterion = Checkability & {
  readonly id: string;
  readonly words: Words | null;
  /** `stated` by the methodology; `action` and `ours` are not violations until a person switches them on. */
  readonly basis: 'stated' | 'action' | 'previous' | 'ours';
  /** Fields and links that its check names. */
  readonly looksAt: readonly string[];
  /** The cases that it applies to, as written; such a criterion is not judged yet. */
  readonly appliesWhen?: Readonly<Record<string, unknown>>;
  /** How often it held, of n moments at which that could be told; the share is null where only a part can be seen. */
  readonly measured?: { readonly share: number | null; readonly n: number };
};

export type ProcessField = {
  readonly anyOf: readonly string[];
  readonly appliesWhen?: Readonly<Record<string, unknown>>;
  /** `judged` = its absence is a violation; `proposed` = not stated by the methodology; `absent` = no export carries it; `unread` = builds do not read it yet. */
  readonly state: 'judged' | 'proposed' | 'unread' | 'absent';
};

export type CrmStage = { readonly pipeline: string | null; readonly stage: string; readonly n: number };

export type ProcessState = {
  readonly id: string;
  readonly kind: StateKind;
  readonly position: number | null;
  readonly name: Words;
  readonly summary: Words | null;
  readonly artefact: Words | null;
  readonly materials: Words | null;
  readonly limitDays: number | null;
  readonly probability: number | null;
  readonly entry: readonly ProcessCriterion[];
  readonly exit: readonly ProcessCriterion[];
  readonly required: readonly ProcessField[];
  /** Ids of the stages that a final state may be entered from; null = any. */
  readonly from: readonly string[] | null;
  /** Names in the CRM by which it is recognised. */
  readonly match: readonly string[];
  /** Names in the CRM under which cases stand in it now. */
  readonly crm: readonly CrmStage[];
};

export type ProcessRule = {
  readonly name: string;
  readonly severity: Severity | null;
  readonly settings: Readonly<Record<string, unknown>>;
  /** `off` = switched off by the process; `later` = named by it, no statement judges it yet. */
  readonly state: 'judged' | 'not_judged' | 'off' | 'later';
  /** Why it is not judged, as `judgements` says it. */
  readonly why: string | null;
  readonly isSet: boolean;
};

/** A process in words: what it asks for, and how much of it the exports can show. */
export type ProcessPage = {
  readonly id: string;
  readonly name: Words;
  readonly entity: Process['entity'];
  readonly cases: number;
  readonly version: number;
  readonly effectiveFrom: string | null;
  readonly origin: Process['origin'];
  readonly isStrict: boolean;
  readonly isCumulative: boolean;
  readonly isWorkingClock: boolean;
  readonly resumesFromNeutral: boolean;
  readonly keepsRepeats: boolean;
  /** Parts of the definition that are proposals until a person confirms them. */
  readonly suggested: readonly string[];
  readonly pipelines: readonly string[] | null;
  readonly opening: readonly ProcessCriterion[];
  readonly states: readonly ProcessState[];
  readonly rules: readonly ProcessRule[];
  readonly unmapped: readonly CrmStage[];
};

type RawWords = string | { readonly en?: string; readonly ru?: string } | undefined;
type RawCriterion = {
  readonly id: string;
  readonly basis?: 'action' | 'previous' | 'ours';
  readonly en?: string;
  readonly ru?: string;
  readonly check: Check;
  readonly applies_when?: Readonly<Record<string, unknown>>;
};
type RawState = {
  readonly id: string;
  readonly summary?: RawWords;
  readonly artefact?: RawWords;
  readonly materials?: RawWords;
  readonly entry?: readonly RawCriterion[];
  readonly exit?: readonly RawCriterion[];
  readonly requires?: readonly Check[];
};
type RawPart = {
  readonly suggested?: readonly string[] | boolean;
  readonly opening?: readonly RawCriterion[];
} & Readonly<Record<'stages' | 'won' | 'lost' | 'neutral', readonly RawState[] | undefined>>;

function wordsOf(raw: RawWords): Words | null {
  if (raw === undefined) return null;
  if (typeof raw === 'string') return { en: raw, ru: raw };
  const text = raw.ru ?? raw.en;
  return text === undefined ? null : { en: raw.en ?? text, ru: text };
}

/** What only some cases need is not judged, whatever the exports carry. */
function unlessConditional(seen: Checkability, isConditional: boolean): Checkability {
  return isConditional && seen.state === 'judged' ? { state: 'present', names: [] } : seen;
}

function criteriaOf(raw: readonly RawCriterion[] | undefined, carried: Carried): ProcessCriterion[] {
  return (raw ?? []).map(({ id, basis, en, ru, check, applies_when: appliesWhen }) => ({
    id,
    words: wordsOf({ ...(en && { en }), ...(ru && { ru }) }),
    basis: basis ?? 'stated',
    looksAt: fieldsIn(check),
    ...(appliesWhen && { appliesWhen }),
    ...unlessConditional(checkability(check, carried), appliesWhen !== undefined),
  }));
}

/** Rules that judge a field of a final state whatever the process asks. */
const judgedFields: Readonly<Record<string, string>> = {
  'won amount': 'amount_missing',
  'lost lost_reason': 'lost_without_reason',
  'lost loss_context': 'lost_without_context',
  'lost after_loss': 'lost_without_disposition',
  'won won_reason': 'won_without_reason',
  'won csat': 'won_without_feedback',
  'won key_learnings': 'won_without_learnings',
};

/** What a final state asks for: checks without words of their own, called by their fields. */
function requirementsOf(
  raw: readonly Check[] | undefined,
  kind: StateKind,
  carried: Carried,
): ProcessCriterion[] {
  return (raw ?? []).map((check, index) => {
    const rule = judgedFields[`${kind} ${check.field}`];
    const isJudged = rule !== undefined && carried.judged.has(rule);
    return {
      id: `requires-${index + 1}`,
      words: null,
      basis: 'stated',
      looksAt: fieldsIn(check),
      ...(isJudged ? { state: 'judged', names: [rule] } : checkability(check, carried)),
    };
  });
}

function fieldsOf(process: Process, state: Process['states'][number], carried: Carried): ProcessField[] {
  const isJudged = carried.judged.has('field_missing');
  return state.required.map(({ anyOf, appliesWhen }) => {
    const isStated =
      process.requiredStated === 'all' || anyOf.some((field) => process.requiredStated.includes(field));
    const { state: seen } = checkability({ any: anyOf.map((field) => ({ field })) }, carried);
    const asked = { anyOf, ...(appliesWhen && { appliesWhen }) };
    if (seen === 'field') return { ...asked, state: 'absent' };
    if (seen === 'unread') return { ...asked, state: 'unread' };
    return { ...asked, state: isStated && isJudged && !appliesWhen ? 'judged' : 'proposed' };
  });
}

/** Columns of the case files that a build reads under another name. */
const otherwiseRead = ['deal_id', 'lead_id', 'closed_at', 'rejection_reason', 'company'];

async function carriedBy(connection: DuckDBConnection, entity: string, judged: string[]): Promise<Carried> {
  const fields = await connection.runAndReadAll('select field from carried where entity = $entity', {
    entity,
  });
  const files = await connection.runAndReadAll('select distinct kind from files where loaded > 0');
  const read = await connection.runAndReadAll('select column_name from (describe case_base)');
  const known = new Set([...read.getRows().map(([column]) => String(column)), ...otherwiseRead]);
  const columns = kinds.get(`${entity}s`)?.columns.map(({ name }) => name) ?? [];
  return {
    unread: new Set(columns.filter((name) => !known.has(name))),
    fields: new Set(fields.getRows().map(([field]) => String(field))),
    files: new Set(files.getRows().map(([kind]) => String(kind))),
    judged: new Set(judged),
  };
}

function rulesOf(process: Process, why: ReadonlyMap<string, string | null>): ProcessRule[] {
  const known = new Map(allRules().map((rule) => [rule.name, rule]));
  const names = [...new Set([...known.keys(), ...Object.keys(process.rules)])];
  return names.map((name): ProcessRule => {
    const settings = process.rules[name] ?? {};
    const reason = why.get(name) ?? null;
    const isOff = (settings as { enabled?: unknown }).enabled === false;
    return {
      name,
      severity: settings.severity ?? known.get(name)?.severity ?? null,
      settings,
      state: isOff ? 'off' : !known.has(name) ? 'later' : reason === null ? 'judged' : 'not_judged',
      why: reason,
      isSet: name in process.rules,
    };
  });
}

/** A process of the build in words. @throws VoronkaError usage for an unknown one */
export async function readProcessPage(
  warehouse: Warehouse,
  query: Query,
  signal?: AbortSignal,
): Promise<ProcessPage> {
  return warehouse.use(async (connection) => {
    const scope = await processOf(connection, query, 'deal');
    const run = (name: string) => runSql(connection, sqlFile('reports', name), { process: scope.no });
    const [row] = await run('process_definition');
    const process = JSON.parse(String(row?.definition)) as Process;
    const raw = process.definition as RawPart;
    const why = await judgements(connection, scope);
    const rules = rulesOf(process, why);
    const judged = rules.filter(({ state }) => state === 'judged').map(({ name }) => name);
    const carried = await carriedBy(connection, scope.entity, judged);
    const crm = await run('process_crm_stages');
    const unmapped = await run('process_unmapped');
    const crmStage = (one: Readonly<Record<string, unknown>>): CrmStage => ({
      pipeline: one.pipeline ? String(one.pipeline) : null,
      stage: String(one.stage),
      n: Number(one.n),
    });
    const rawStates = new Map(
      [raw.stages, raw.won, raw.lost, raw.neutral].flatMap((list) =>
        (list ?? []).map((state) => [state.id, state] as const),
      ),
    );
    const { suggested } = raw;
    return {
      id: process.id,
      name: process.name,
      entity: process.entity,
      cases: Number(row?.cases ?? 0),
      version: process.version,
      effectiveFrom: process.effectiveFrom,
      origin: process.origin,
      isStrict: process.order === 'strict',
      isCumulative: process.cumulative,
      isWorkingClock: process.clock === 'working',
      resumesFromNeutral: process.resumeFromNeutral,
      keepsRepeats: process.repeats === 'keep',
      suggested: Array.isArray(suggested) ? suggested : suggested === true ? ['all'] : [],
      pipelines: process.pipelines,
      opening: criteriaOf(raw.opening, carried),
      states: process.states
        .filter(({ implied, id }) => !implied || crm.some((one) => one.state_id === id))
        .map((state) => {
          const own = rawStates.get(state.id);
          return {
            id: state.id,
            kind: state.kind,
            position: state.position,
            name: state.name,
            summary: wordsOf(own?.summary),
            artefact: wordsOf(own?.artefact),
            materials: wordsOf(own?.materials),
            limitDays: state.limitDays,
            probability: state.probability,
            entry: [
              ...criteriaOf(own?.entry, carried),
              ...requirementsOf(own?.requires, state.kind, carried),
            ],
            exit: criteriaOf(own?.exit, carried),
            required: fieldsOf(process, state, carried),
            from: state.from ?? null,
            match: [...new Set(state.match.map(({ stage }) => stage))],
            crm: crm.filter((one) => one.state_id === state.id).map(crmStage),
          };
        }),
      rules,
      unmapped: unmapped.map(crmStage),
    };
  }, signal);
}
