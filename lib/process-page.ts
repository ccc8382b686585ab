import type { DuckDBConnection } from '@duckdb/node-api';
import type { Process } from './process/types.ts';
import { criteriaOf, fieldsOf, type RawPart, requirementsOf, wordsOf } from './process-page-asked.ts';
import type { Carried } from './process-page-checks.ts';
import type { CrmStage, ProcessPage, ProcessRule } from './process-page-types.ts';
import { allRules, judgements } from './rules.ts';
import { runSql } from './run-sql.ts';
import { kinds } from './schema/canonical.ts';
import type { Query } from './schema/query.ts';
import { processOf } from './scope.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

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
