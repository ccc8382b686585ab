import type { Questions } from '../lib/schema/questions.ts';

/** One file that was read, as in `quality`. */
export type FileCount = {
  /** Id of the import it came with. */
  readonly import: string;
  readonly file: string;
  readonly kind: string;
  /** The CRM whose export the file is; `canonical` for a file in our own form. */
  readonly crm: string;
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly duplicates: number;
};

export type SkippedFile = { readonly file: string; readonly why: string; readonly nearest: string | null };

export type ImportedProcess = {
  readonly id: string;
  readonly entity: string;
  readonly pipelines: readonly (string | null)[];
  readonly inferred: boolean;
  readonly cases: number;
};

/** The answer of `import`, `rebuild` and `imports remove | restore` (CONTRACT 3). */
export type ImportDocument = {
  /** Null when nothing new was landed. */
  readonly import: string | null;
  /** Null on a dry run and when nothing is published. */
  readonly build: string | null;
  readonly published: boolean;
  readonly as_of: string | null;
  readonly timezone: string;
  readonly base_currency: string | null;
  readonly processes: readonly ImportedProcess[];
  readonly files: readonly FileCount[];
  readonly skipped: readonly SkippedFile[];
  readonly unmapped_stages: readonly { pipeline: string | null; stage: string; n: number }[];
  /** What the import could not know and a person may say. */
  readonly questions: Questions;
  /** Rows refused in the files of this import; in all active imports for a rebuild. */
  readonly rejected: number;
  readonly warnings: readonly string[];
};
