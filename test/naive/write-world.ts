import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Process, ProcessState } from '../../lib/process/types.ts';
import { isoInstant } from './time.ts';
import type { World } from './world.ts';

/** Where a world was written, and what `import` needs to read it. */
export type WrittenWorld = {
  /** The folder of the CSV files. */
  data: string;
  /** A definition per process: process.yaml, process-2.yaml. */
  processes: string[];
  /** For `--exported-at`. */
  exportedAt: string;
  timezone: string;
  baseCurrency: string;
};

type Cells = Record<string, string | number | null | undefined>;

const instantColumn = /_at$/;

function cellText(column: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' && instantColumn.test(column) ? isoInstant(value) : String(value);
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A column is written only if some row fills it, `always` first; a file only if there is a row. */
function writeCsv(folder: string, name: string, always: readonly string[], rows: readonly Cells[]): void {
  if (rows.length === 0) return;
  const filled = new Set(always);
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      if (value !== null && value !== undefined && value !== '') filled.add(column);
    }
  }
  const columns = [...filled];
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(column, row[column])))];
  writeFileSync(join(folder, `${name}.csv`), `${lines.map((line) => line.join(',')).join('\n')}\n`);
}

function stateYaml(state: ProcessState) {
  const match = state.match.map(({ pipeline, stage }) => (pipeline === null ? stage : { pipeline, stage }));
  const required = state.required.map(({ anyOf }) => (anyOf.length === 1 ? anyOf[0] : { any: anyOf }));
  return {
    id: state.id,
    name: state.name,
    match,
    ...(state.kind === 'disqualified' && { kind: 'disqualified' }),
    ...(state.limitDays !== null && { limit_days: state.limitDays }),
    ...(state.probability !== null && { probability: state.probability }),
    ...(required.length > 0 && { required }),
  };
}

/** A process as the definition file of CONTRACT 5; implied states are left to the reader. */
export function processYaml(process: Process): string {
  const of = (...kinds: string[]) =>
    process.states.filter((state) => kinds.includes(state.kind) && !state.implied).map(stateYaml);
  return stringify({
    id: process.id,
    name: process.name,
    entity: process.entity,
    order: process.order,
    repeats: process.repeats,
    ...(process.pipelines && { pipelines: process.pipelines }),
    ...(!process.resumeFromNeutral && { policy: { resume_from_neutral: false } }),
    required_stated: 'all',
    stages: of('active'),
    won: of('won'),
    lost: of('lost', 'disqualified'),
    neutral: of('neutral'),
    rules: process.rules,
  });
}

/** Writes a world as canonical CSV files in `dir/data` and its process definitions beside them. */
export function writeWorld(world: World, dir: string): WrittenWorld {
  const data = join(dir, 'data');
  mkdirSync(data, { recursive: true });
  const flat = world.deals.map(({ custom, ...row }) => ({ ...row, ...custom }));
  const flatLeads = (world.leads ?? []).map(({ custom, ...row }) => ({ ...row, ...custom }));
  writeCsv(data, 'deals', ['deal_id'], flat);
  writeCsv(data, 'leads', ['lead_id'], flatLeads);
  writeCsv(data, 'stage_history', ['stage', 'entered_at'], world.history);
  writeCsv(data, 'field_history', ['field', 'changed_at', 'old_value', 'new_value'], world.fieldHistory);
  writeCsv(data, 'activities', [], world.activities);
  writeCsv(data, 'targets', ['period', 'amount'], world.targets);
  writeCsv(data, 'fx_rates', ['date', 'currency', 'rate_to_base'], world.fxRates);
  writeCsv(data, 'users', ['user'], world.users);
  const processes = world.processes.map((process, index) => {
    const file = join(dir, index === 0 ? 'process.yaml' : `process-${index + 1}.yaml`);
    writeFileSync(file, processYaml(process));
    return file;
  });
  const { timezone, baseCurrency } = world;
  return { data, processes, exportedAt: isoInstant(world.importInstant), timezone, baseCurrency };
}
