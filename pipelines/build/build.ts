import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import { modelVersion } from '../../lib/model-version.ts';
import { sharedClassifiers } from '../../lib/process/shared.ts';
import { quote } from '../../lib/sql-literal.ts';
import type { StageChoice } from '../../lib/workspace/choices.ts';
import type { BuildRequest, EngineReport } from '../engine.ts';
import { timelessKinds } from '../ingest/import-instants.ts';
import { loadRaw } from '../ingest/load-raw.ts';
import { landingsToKeep, shareWords } from '../ingest/share-words.ts';
import { joinSpellings } from './aliases.ts';
import { writeCalendars } from './calendar.ts';
import { runChecks } from './checks.ts';
import { writeClassifiers } from './classifiers.ts';
import { createTypes, writeMeanings, writeProcesses } from './context.ts';
import { writeCriteria } from './criteria.ts';
import { writeExpectations } from './expectations.ts';
import { writeFlags } from './flags.ts';
import { createMacros, createModels, inOrder, readModels } from './models.ts';
import { type ChosenProcesses, chooseProcesses } from './processes.ts';
import { openQuestions } from './questions.ts';
import { countProcesses, unmappedStages } from './report.ts';
import { createZoneMacros } from './zone-macros.ts';

const memoryLimit = '1200MB';

async function baseCurrencyOf(connection: DuckDBConnection, chosen: string | null): Promise<string> {
  if (chosen) return chosen;
  const reader = await connection.runAndReadAll(
    'select distinct upper(currency) from raw.deals where amount is not null and currency is not null limit 2',
  );
  const found = reader.getRows().map(([currency]) => String(currency));
  return found.length === 1 && found[0] ? found[0] : 'RUB';
}

/** The latest instant of the imports; those of names alone count where it was said for them, or where there is no other. */
const asOfSql = `coalesce(
  max(instant) filter (where instant_source = 'exported_at' or import_no in
    (select import_no from raw.files where kind not in (${timelessKinds.map(quote).join(', ')}))),
  max(instant))`;

async function writeInfo(
  connection: DuckDBConnection,
  timezone: string,
  baseCurrency: string,
): Promise<string> {
  const { placeholders } = sharedClassifiers();
  const words = placeholders.text.map((word) => quote(word.toLowerCase())).join(', ');
  await connection.run(
    `create table build_info as
     select ${asOfSql} as as_of, ${quote(timezone)} as timezone, ${quote(baseCurrency)} as base_currency,
       ${quote(modelVersion())} as model_version,
       [${words}] as placeholders, [${placeholders.no_is_an_answer.map(quote).join(', ')}] as no_is_an_answer
     from raw.imports`,
  );
  await connection.run(
    `set variable base_currency = ${quote(baseCurrency)};
     set variable placeholders = (select placeholders from build_info);
     set variable no_is_an_answer = (select no_is_an_answer from build_info)`,
  );
  const reader = await connection.runAndReadAll('select iso(as_of) as as_of from build_info');
  return String(reader.getRows()[0]?.[0]);
}

async function writeContext(
  connection: DuckDBConnection,
  chosen: ChosenProcesses,
  choices: readonly StageChoice[],
): Promise<void> {
  await createTypes(connection);
  await writeProcesses(connection, chosen.processes);
  await writeCriteria(connection, chosen.processes);
  await writeExpectations(connection, chosen.processes);
  await writeClassifiers(connection, chosen.processes);
  await writeMeanings(connection, chosen.processes, chosen.mapping.meanings, chosen.pipelines, choices);
  await writeCalendars(connection, [...new Set(chosen.processes.map(({ calendar }) => calendar))]);
  await createMacros(connection, 'context');
}

/**
 * Makes one build file from the landed imports: raw rows, models, flags; its checks must pass.
 * @throws VoronkaError bad_input, usage, checks_failed
 */
export async function buildWarehouse(request: BuildRequest): Promise<EngineReport> {
  const { imports, settings, onProgress } = request;
  const instance = await DuckDBInstance.create(request.file, {
    memory_limit: memoryLimit,
    temp_directory: join(request.scratchDir, 'spill'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    await connection.run(`attach ${quote(join(request.scratchDir, 'raw.duckdb'))} as raw`);
    onProgress('load', 0, null);
    const shared = await shareWords(connection, imports, request.scratchDir);
    const loaded = await loadRaw(connection, shared, {
      timezone: settings.timezone,
      onFile: (done, total) => onProgress('load', done, total),
    });
    await joinSpellings(connection, settings.aliases);
    await assertRows(connection);
    const baseCurrency = await baseCurrencyOf(connection, settings.baseCurrency);
    await createZoneMacros(connection, settings.timezone);
    await createMacros(connection);
    const asOf = await writeInfo(connection, settings.timezone, baseCurrency);
    onProgress('build', 0, 4);
    await createModels(connection, inOrder(await readModels(connection, ['staging'])));
    const chosen = await chooseProcesses(
      connection,
      request.processes,
      request.workspaceDir,
      settings.stages,
      { isTrial: request.isTrial },
    );
    await writeContext(connection, chosen, settings.stages);
    onProgress('build', 1, 4);
    const models = inOrder(await readModels(connection, ['intermediate', 'marts', 'macros']));
    await createModels(connection, models, { dropsRead: true });
    onProgress('build', 3, 4);
    await writeFlags(connection);
    onProgress('check', 0, 1);
    await runChecks(connection);
    const report: EngineReport = {
      as_of: asOf,
      base_currency: baseCurrency,
      processes: await countProcesses(connection, chosen),
      files: loaded.files,
      unmapped_stages: await unmappedStages(connection),
      questions: await openQuestions(connection, chosen.processes, settings.stages),
      rejected: loaded.files.reduce((sum, file) => sum + file.rejected, 0),
      warnings: [...loaded.warnings, ...chosen.warnings],
      inferred: chosen.inferred,
      landings: landingsToKeep(imports, shared, loaded.landings),
    };
    await connection.run('detach raw');
    await connection.run('checkpoint');
    onProgress('check', 1, 1);
    return report;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function assertRows(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    `select (select count(*) from raw.deals) + (select count(*) from raw.leads)
       + (select count(*) from raw.stage_history) as n`,
  );
  if (Number(reader.getRows()[0]?.[0]) > 0) return;
  throw new VoronkaError(
    'bad_input',
    'There is no deal, lead or stage history among these files.',
    'Add the export of deals (a column deal_id) or of leads (a column lead_id).',
  );
}
