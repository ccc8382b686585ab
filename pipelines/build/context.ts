import type { DuckDBConnection } from '@duckdb/node-api';
import type { Process, ProcessState, StageMeaning } from '../../lib/process/types.ts';
import type { StageChoice } from '../../lib/workspace/choices.ts';
import { tableOf } from './table-of.ts';

const finals: Record<'won' | 'lost' | 'neutral', readonly ProcessState['kind'][]> = {
  won: ['won'],
  lost: ['lost', 'disqualified'],
  neutral: ['neutral'],
};

/** The state a status-only closing falls in: the first of its kind, a disqualified one only when there is no other. */
function firstFinal(process: Process, kind: keyof typeof finals, id?: string): number | null {
  for (const accepted of finals[kind]) {
    const ofKind = process.states.filter((state) => state.kind === accepted);
    const found = ofKind.find((state) => state.id === id) ?? ofKind[0];
    if (found) return process.states.indexOf(found) + 1;
  }
  return null;
}

/** The closed lists of words that visits carry, as types of the build. */
export async function createTypes(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create type state_kind as enum ('active', 'won', 'lost', 'disqualified', 'neutral');
     create type visit_exit as enum (
       'advance', 'skip', 'back', 'won', 'lost', 'neutral', 'switched', 'unmapped', 'reopened', 'repeat')`,
  );
}

/** Writes the process definitions into the tables that models, rules and reports join. process_no is the index + 1. */
export async function writeProcesses(
  connection: DuckDBConnection,
  processes: readonly Process[],
): Promise<void> {
  await tableOf(
    connection,
    'processes',
    {
      process_no: 'SMALLINT',
      process_id: 'VARCHAR',
      entity: 'VARCHAR',
      name_en: 'VARCHAR',
      name_ru: 'VARCHAR',
      is_strict: 'BOOLEAN',
      keeps_repeats: 'BOOLEAN',
      clock: 'VARCHAR',
      calendar: 'VARCHAR',
      n_active: 'SMALLINT',
      resumes_from_neutral: 'BOOLEAN',
      is_cumulative: 'BOOLEAN',
      effective_from: 'DATE',
      amount_bands: 'DOUBLE[]',
      origin: 'VARCHAR',
      definition: 'VARCHAR',
    },
    processes.map((process, index) => ({
      process_no: index + 1,
      process_id: process.id,
      entity: process.entity,
      name_en: process.name.en,
      name_ru: process.name.ru,
      is_strict: process.order === 'strict',
      keeps_repeats: process.repeats === 'keep',
      clock: process.clock,
      calendar: process.calendar,
      n_active: process.states.filter((state) => state.kind === 'active').length,
      resumes_from_neutral: process.resumeFromNeutral,
      is_cumulative: process.cumulative,
      effective_from: process.effectiveFrom,
      amount_bands: process.amountBands,
      origin: process.origin,
      definition: JSON.stringify(process),
    })),
  );
  await tableOf(
    connection,
    'process_states',
    {
      process_no: 'SMALLINT',
      state_no: 'SMALLINT',
      state_key: 'INTEGER',
      state_id: 'VARCHAR',
      kind: 'VARCHAR',
      position: 'SMALLINT',
      is_final: 'BOOLEAN',
      n_active: 'SMALLINT',
      name_en: 'VARCHAR',
      name_ru: 'VARCHAR',
      limit_days: 'DOUBLE',
      probability: 'DOUBLE',
      is_implied: 'BOOLEAN',
    },
    processes.flatMap((process, index) =>
      process.states.map((state, order) => ({
        process_no: index + 1,
        state_no: order + 1,
        state_key: (index + 1) * 1000 + order + 1,
        state_id: state.id,
        kind: state.kind,
        position: state.position,
        is_final: state.kind !== 'active',
        n_active: process.states.filter((one) => one.kind === 'active').length,
        name_en: state.name.en,
        name_ru: state.name.ru,
        limit_days: state.limitDays,
        probability: state.probability,
        is_implied: state.implied ?? false,
      })),
    ),
  );
  await tableOf(
    connection,
    'process_required',
    {
      process_no: 'SMALLINT',
      position: 'SMALLINT',
      field_group: 'INTEGER',
      field: 'VARCHAR',
      is_stated: 'BOOLEAN',
    },
    processes.flatMap((process, index) =>
      process.states.flatMap((state) =>
        state.required.flatMap((required, group) =>
          (required.appliesWhen ? [] : required.anyOf).map((field) => ({
            process_no: index + 1,
            position: state.position,
            field_group: group + 1,
            field,
            is_stated:
              process.requiredStated === 'all' ||
              required.anyOf.some((one) => process.requiredStated.includes(one)),
          })),
        ),
      ),
    ),
  );
  await tableOf(
    connection,
    'process_rules',
    {
      process_no: 'SMALLINT',
      rule: 'VARCHAR',
      severity: 'VARCHAR',
      is_enabled: 'BOOLEAN',
      settings: 'VARCHAR',
    },
    processes.flatMap((process, index) =>
      Object.entries(process.rules).map(([rule, settings]) => ({
        process_no: index + 1,
        rule,
        severity: settings.severity ?? null,
        is_enabled: settings.enabled !== false,
        settings: JSON.stringify(settings),
      })),
    ),
  );
}

/** Whether a person's choice made the stage mean what it does. */
const isOf = (choice: StageChoice, meaning: StageMeaning) =>
  choice.process === meaning.process &&
  choice.stage === meaning.stage &&
  choice.state === meaning.state &&
  (choice.pipeline === null || choice.pipeline === meaning.pipeline);

/** Writes what the CRM's stages mean, for the models between staging and marts. */
export async function writeMeanings(
  connection: DuckDBConnection,
  processes: readonly Process[],
  meanings: readonly StageMeaning[],
  pipelines: readonly { entity: string; pipeline: string | null; process: string }[],
  choices: readonly StageChoice[],
): Promise<void> {
  const numbers = new Map(processes.map((process, index) => [process.id, index + 1]));
  const rows = meanings.map((meaning, index) => {
    const processNo = numbers.get(meaning.process) ?? 0;
    const process = processes[processNo - 1];
    const order = process?.states.findIndex((state) => state.id === meaning.state) ?? -1;
    return {
      entity: meaning.entity,
      pipeline: meaning.pipeline ?? '',
      stage: meaning.stage,
      process_no: processNo,
      // An unmapped stage has a key of its own, below zero, that names its process too.
      state_key: order >= 0 ? processNo * 1000 + order + 1 : -(processNo * 100_000 + index + 1),
      keeps_repeats: process?.repeats === 'keep',
      is_chosen: choices.some((choice) => isOf(choice, meaning)),
    };
  });
  await tableOf(
    connection,
    'stage_meanings',
    {
      entity: 'VARCHAR',
      pipeline: 'VARCHAR',
      stage: 'VARCHAR',
      process_no: 'SMALLINT',
      state_key: 'INTEGER',
      keeps_repeats: 'BOOLEAN',
      is_chosen: 'BOOLEAN',
    },
    rows,
    true,
  );
  await tableOf(
    connection,
    'unmapped_stages',
    { process_no: 'SMALLINT', state_key: 'INTEGER', pipeline: 'VARCHAR', stage: 'VARCHAR' },
    rows.filter((row) => row.state_key < 0),
  );
  await tableOf(
    connection,
    'pipeline_processes',
    { entity: 'VARCHAR', pipeline: 'VARCHAR', process_no: 'SMALLINT' },
    pipelines.map((one) => ({
      entity: one.entity,
      pipeline: one.pipeline ?? '',
      process_no: numbers.get(one.process) ?? 0,
    })),
  );
  await tableOf(
    connection,
    'first_finals',
    {
      process_no: 'SMALLINT',
      won_key: 'INTEGER',
      lost_key: 'INTEGER',
      nurture_key: 'INTEGER',
      junk_key: 'INTEGER',
    },
    processes.map((process, index) => {
      const key = (order: number | null) => (order === null ? null : (index + 1) * 1000 + order);
      return {
        process_no: index + 1,
        won_key: key(firstFinal(process, 'won')),
        lost_key: key(firstFinal(process, 'lost')),
        nurture_key: key(firstFinal(process, 'neutral', 'nurture')),
        junk_key: key(firstFinal(process, 'neutral', 'junk')),
      };
    }),
    true,
  );
}
