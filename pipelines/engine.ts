import type { FileMapping } from '../lib/schema/file-mapping.ts';
import type { Questions } from '../lib/schema/questions.ts';
import type { WorkspaceSettings } from '../lib/workspace/settings.ts';
import type { FileCount, ImportDocument, ImportedProcess } from './import-document.ts';
import type { LandedImport, Landing } from './ingest/landing.ts';
import type { Mapping } from './ingest/mapping.ts';

export type Progress = (phase: string, done: number, total: number | null) => void;

/** What a build says of itself; the shell adds ids, what was skipped and whether it was published. */
export type EngineReport = {
  readonly as_of: string;
  readonly base_currency: string;
  readonly processes: readonly ImportedProcess[];
  readonly files: readonly FileCount[];
  readonly unmapped_stages: ImportDocument['unmapped_stages'];
  readonly questions: Omit<Questions, 'tables'>;
  readonly rejected: number;
  readonly warnings: readonly string[];
  /** Definitions made from the export itself, to be kept in the workspace. */
  readonly inferred: readonly { readonly id: string; readonly yaml: string }[];
  /** The landing records with the formats that were decided, in the order of the imports. */
  readonly landings: readonly Landing[];
};

export type LandOptions = {
  readonly dir: string;
  readonly mapping: Mapping | null;
  /** What tables of earlier imports were said to be. */
  readonly remembered: readonly FileMapping[];
  readonly alreadyLanded: ReadonlySet<string>;
  readonly dates: string | null;
  readonly decimal: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Whose exports the files may be (see `importerNames`); null = anybody's. */
  readonly from: string | null;
  /** Take what is in the folders as if each thing was given, and list what is not recognised. */
  readonly contents: boolean;
};

export type BuildRequest = {
  readonly file: string;
  readonly scratchDir: string;
  readonly imports: readonly LandedImport[];
  readonly settings: WorkspaceSettings;
  readonly workspaceDir: string;
  /** Ids, or paths that are copied into the workspace only when the build is published. */
  readonly processes: readonly string[];
  /** Not to be published: it shows what would come. */
  readonly isTrial: boolean;
  readonly onProgress: Progress;
};

/** The parts that read, build and check; the real ones are in engine-real.ts, tests bring failing ones. */
export type Engine = {
  /** Copies the files into `dir` and recognises them. @throws VoronkaError bad_input */
  land(paths: readonly string[], options: LandOptions): Promise<Landing>;
  /**
   * Reads `--process` arguments: ids to remember, definition files to copy into the workspace's `processes/`.
   * @throws VoronkaError usage, bad_input
   */
  chooseProcesses(
    args: readonly string[],
    workspaceDir: string,
  ): Promise<{ ids: string[]; copies: { file: string; text: string }[] }>;
  /** Whether this version can ask the published build of a workspace. */
  isReadable(workspaceDir: string): Promise<boolean>;
  /** Makes and checks one build file. @throws VoronkaError bad_input, checks_failed */
  build(request: BuildRequest): Promise<EngineReport>;
};
