import { type About, aboutBuild } from './about.ts';
import { rememberAnswer } from './answer-memory.ts';
import { type Answer, ask, metricNames } from './ask.ts';
import { type Capabilities, readCapabilities } from './capabilities/capabilities.ts';
import { withCurrentWarehouse } from './current-warehouse.ts';
import { askDeal } from './deal.ts';
import { type Definition, definitionOf } from './definition.ts';
import { asVoronkaError, VoronkaError } from './errors.ts';
import { toArrow } from './export/arrow.ts';
import { toCsv } from './export/csv.ts';
import { mainList } from './export/flatten.ts';
import { pickLanguage } from './messages.ts';
import { nearest } from './nearest.ts';
import { readProcessPage } from './process-page.ts';
import type { ProcessPage } from './process-page-types.ts';
import { readQuery, writeQuery } from './query-params.ts';
import { type RejectedRows, readRejectedRows } from './rejected-rows.ts';
import { type Rejects, readRejects } from './rejects.ts';
import { askRows, type RowSet } from './row-sets.ts';
import { readSpellings, type Spellings } from './spellings.ts';
import { sqlFolder } from './sql-file.ts';
import { version } from './version.ts';
import { acceptFlag, type ListedWaiver, listWaivers, takeBack } from './waivers.ts';
import type { Warehouse } from './warehouse.ts';
import type { Choices } from './workspace/choices.ts';
import { readCurrent } from './workspace/current.ts';
import { readHistory } from './workspace/history.ts';
import {
  knownWorkspaces,
  servedWorkspace,
  shownKind,
  type WorkspaceKind,
  workspaceKinds,
} from './workspace/known.ts';
import { readBuild } from './workspace/manifest.ts';
import { readSettings } from './workspace/settings.ts';
import type { Waiver } from './workspace/waivers.ts';

export { metricNames } from './ask.ts';
export { asVoronkaError } from './errors.ts';
export { openApi } from './openapi.ts';

/** Asks the build that is shown; the same question of the same build is worked out once. */
function askOnce<T extends object>(
  question: string,
  signal: AbortSignal | undefined,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  return withCurrentWarehouse((warehouse) =>
    rememberAnswer(`${warehouse.build} ${warehouse.waivers().mark} ${question}`, signal === undefined, () =>
      work(warehouse),
    ),
  );
}

/** What `GET /api/health` says; `build` is null before the first import. */
export async function health(): Promise<{
  status: 'ok';
  version: string;
  build: string | null;
  as_of: string | null;
  shown: WorkspaceKind;
}> {
  const dir = servedWorkspace();
  const build = await readCurrent(dir);
  const manifest = build ? await readBuild(dir, build) : null;
  return { status: 'ok', version, build, as_of: manifest?.as_of ?? null, shown: shownKind() };
}

/** One answer document for an address. @throws VoronkaError not_found for an unknown metric; usage; no_build */
export async function answer(name: string, params: URLSearchParams, signal?: AbortSignal): Promise<Answer> {
  const names = metricNames();
  if (!names.includes(name)) {
    const close = nearest(name, names);
    throw new VoronkaError(
      'not_found',
      `Unknown metric "${name}".`,
      close ? `Did you mean ${close}?` : `Known: ${names.join(', ')}.`,
    );
  }
  const query = readQuery(params);
  return askOnce(`${name} ${writeQuery(query)}`, signal, (warehouse) => ask(warehouse, name, query, signal));
}

/** A row set for an address. @throws VoronkaError usage, no_build */
export async function answerRows(
  name: RowSet,
  params: URLSearchParams,
  signal?: AbortSignal,
): Promise<Answer> {
  const query = readQuery(params);
  return withCurrentWarehouse((warehouse) => askRows(warehouse, name, query, signal));
}

/** One deal with its whole timeline. @throws VoronkaError not_found, usage, no_build */
export async function answerDeal(id: string, params: URLSearchParams, signal?: AbortSignal): Promise<Answer> {
  const query = readQuery(params);
  return askOnce(`deal ${id} ${writeQuery(query)}`, signal, (warehouse) =>
    askDeal(warehouse, id, query, signal),
  );
}

/** A row set as an Arrow IPC stream. @throws as `answerRows` */
export async function answerAsArrow(
  name: RowSet,
  params: URLSearchParams,
  signal?: AbortSignal,
): Promise<ReadableStream> {
  const writer = await toArrow(mainList(await answerRows(name, params, signal), 'rows'));
  return writer.toDOMStream() as ReadableStream;
}

/** Any failure as the status and document of CONTRACT 3. */
export function failure(thrown: unknown): { status: number; document: unknown } {
  const error = asVoronkaError(thrown);
  if (error.code === 'internal') console.error(error.cause ?? error);
  return { status: error.httpStatus, document: error };
}

/** What the published build holds, for the frame of pages. @throws VoronkaError no_build; usage for an unknown process */
export async function about(process?: string): Promise<About> {
  return withCurrentWarehouse((warehouse) => aboutBuild(warehouse, process ? { process } : {}));
}

/** Flags that people have accepted, the latest first. @throws VoronkaError no_build */
export async function waivers(): Promise<ListedWaiver[]> {
  return withCurrentWarehouse(async (warehouse) => listWaivers(warehouse));
}

/** Accepts a flag. @throws VoronkaError usage, not_found, no_build */
export async function addWaiver(request: unknown): Promise<Waiver> {
  return withCurrentWarehouse((warehouse) => acceptFlag(servedWorkspace(), warehouse, request));
}

/** Takes a waiver back. @throws VoronkaError usage, not_found */
export async function withdrawWaiver(id: string, author: unknown): Promise<Waiver> {
  return takeBack(servedWorkspace(), id, author);
}

export { changeBuild, changeChoices, changeImport, showDemo } from './server/changes.ts';
export { exportFile } from './server/export-file.ts';
export { importUpload } from './server/import-upload.ts';
export { served, show } from './server/served.ts';

/** Imports and builds of a workspace: the one that is shown, or the one that is named. @throws VoronkaError usage */
export async function imports(
  kind?: string | null,
): Promise<{ workspace: WorkspaceKind } & Awaited<ReturnType<typeof readHistory>>> {
  const workspace = workspaceKinds.find((one) => one === (kind ?? shownKind()));
  if (!workspace)
    throw new VoronkaError(
      'usage',
      `There is no workspace "${kind}".`,
      `Known: ${workspaceKinds.join(', ')}.`,
    );
  return { workspace, ...(await readHistory(knownWorkspaces()[workspace])) };
}

/** What people have told the shown workspace about names in its exports. @throws VoronkaError bad_input */
export async function choices(): Promise<Choices> {
  const { stages, aliases } = await readSettings(servedWorkspace());
  return { stages, aliases };
}

/** Names of owners, sources and reasons of losses, and which of them may be one. @throws VoronkaError no_build */
export async function spellings(signal?: AbortSignal): Promise<Spellings> {
  return askOnce('spellings', signal, (warehouse) => readSpellings(warehouse, signal));
}

/** Refused records of the published build: `import`, `limit`, `offset`. @throws VoronkaError usage, no_build */
export async function rejects(params: URLSearchParams, signal?: AbortSignal): Promise<Rejects> {
  return askOnce(`rejects ${params}`, signal, (warehouse) => readRejects(warehouse, params, signal));
}

/** The same as CSV; all of them unless `limit` says otherwise. */
export async function rejectsAsCsv(params: URLSearchParams, signal?: AbortSignal): Promise<string> {
  const { rows } = await rejects(new URLSearchParams({ limit: '0', ...Object.fromEntries(params) }), signal);
  return toCsv(rows);
}

/** Refused rows of one file to be corrected and imported again: `import`, `file`, `lang`. @throws VoronkaError usage, not_found, no_build */
export async function rejectedRows(params: URLSearchParams, signal?: AbortSignal): Promise<RejectedRows> {
  const language = pickLanguage(params.get('lang') ?? undefined, undefined);
  return withCurrentWarehouse((warehouse) => readRejectedRows(warehouse, params, language, signal));
}

/** What can be seen from the files of the published build, for a process. @throws VoronkaError usage, no_build */
export async function capabilities(params: URLSearchParams, signal?: AbortSignal): Promise<Capabilities> {
  const { process } = readQuery(params);
  return askOnce(`capabilities ${process ?? ''}`, signal, (warehouse) =>
    readCapabilities(warehouse, process ? { process } : {}, signal),
  );
}

/** A definition of the dictionary; `lang` chooses its language. @throws VoronkaError not_found */
export function definition(id: string, params: URLSearchParams): Definition {
  return definitionOf(id, pickLanguage(params.get('lang') ?? undefined, undefined));
}

/** A process in words: `process` names it. @throws VoronkaError usage, no_build */
export async function processPage(params: URLSearchParams, signal?: AbortSignal): Promise<ProcessPage> {
  const { process } = readQuery(params);
  return askOnce(`process ${process ?? ''}`, signal, (warehouse) =>
    readProcessPage(warehouse, process ? { process } : {}, signal),
  );
}

const statementFolders = ['staging', 'intermediate', 'marts', 'macros', 'metrics', 'reports', 'rules'];

/** A statement of sql/ by its folder and name; null when there is none. */
export function statement(folder: string, name: string): string | null {
  return statementFolders.includes(folder) ? (sqlFolder(folder).get(name)?.text ?? null) : null;
}
