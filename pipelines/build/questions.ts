import type { DuckDBConnection } from '@duckdb/node-api';
import { nearest } from '../../lib/nearest.ts';
import { finalKindByWords } from '../../lib/process/stage-words.ts';
import type { Process } from '../../lib/process/types.ts';
import type { OpenStage, Questions } from '../../lib/schema/questions.ts';
import { sqlFile } from '../../lib/sql-file.ts';
import type { StageChoice } from '../../lib/workspace/choices.ts';

/** The state of a process whose name in either language, or id, is close to a stage's; else the first of the end that its words tell. */
function likelyState(process: Process, stage: string): string | null {
  const byName = new Map(
    process.states.flatMap(({ id, name, match }) =>
      [id, name.en, name.ru, ...match.map((one) => one.stage)].map(
        (text) => [text.toLowerCase().replace(/[\s-]+/g, '_'), id] as const,
      ),
    ),
  );
  const close = byName.get(nearest(stage, [...byName.keys()]) ?? '');
  const end = finalKindByWords(stage);
  return close ?? process.states.find(({ kind }) => kind === end)?.id ?? null;
}

const knowsNoWon = ({ origin, entity, states }: Process) =>
  origin === 'inferred' && entity === 'deal' && states.some(({ kind, implied }) => kind === 'won' && implied);

/** Active stages of processes that were made from the data and know no won stage. */
async function unknownEnds(
  rows: (sql: string) => Promise<Record<string, unknown>[]>,
  processes: readonly Process[],
): Promise<OpenStage[]> {
  const numbers = processes.flatMap((process, at) => (knowsNoWon(process) ? [at + 1] : []));
  if (numbers.length === 0) return [];
  const found = await rows(
    `select s.process_no, s.pipeline, s.stage, count(r.case_no)::integer as n
     from crm_stages as s
     left join crm_rows as r on r.entity = s.entity and r.pipeline = s.pipeline and r.stage = s.stage
     where s.meant_outcome = 'open' and s.process_no in (${numbers.join(', ')})
     group by s.process_no, s.pipeline, s.stage, s.place order by s.process_no, s.pipeline, s.place`,
  );
  return found.map((row) => ({
    process: processes[Number(row.process_no) - 1]!.id,
    pipeline: row.pipeline ? String(row.pipeline) : null,
    stage: String(row.stage),
    n: Number(row.n),
    likely: null,
  }));
}

/** Stages that no state claims, with the states that they, and those placed by hand, may be; and names that may be one. */
export async function openQuestions(
  connection: DuckDBConnection,
  processes: readonly Process[],
  choices: readonly StageChoice[],
): Promise<Omit<Questions, 'tables'>> {
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const stages = await rows('from unmapped_counts order by process_no, n desc, pipeline, stage');
  const names = await rows(sqlFile('reports', 'names_alike').text);
  const open = stages.map((row) => {
    const process = processes[Number(row.process_no) - 1]!;
    const stage = String(row.stage);
    return {
      process: process.id,
      pipeline: row.pipeline === null ? null : String(row.pipeline),
      stage,
      n: Number(row.n),
      likely: likelyState(process, stage),
    };
  });
  const asked = new Set([...open, ...choices].map(({ process }) => process));
  return {
    stages: open,
    ends: await unknownEnds(rows, processes),
    states: Object.fromEntries(
      processes
        .filter(({ id }) => asked.has(id))
        .map(({ id, states }) => [id, states.map((state) => ({ id: state.id, name: state.name }))]),
    ),
    names: names.map((row) => ({
      field: String(row.field),
      spelling: String(row.spelling),
      n_spelling: Number(row.n_spelling),
      name: String(row.name),
      n: Number(row.n),
    })),
  };
}
