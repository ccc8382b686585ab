import type { Questions } from '../../../lib/schema/questions.ts';
import type { AliasField } from '../../../lib/workspace/alias-fields.ts';

/** A file that was chosen, with its path inside the folder it came from. */
export type Chosen = { readonly file: File; readonly path: string };

/** What a table is said to be: its kind, and the canonical column of each header that has one. */
export type TableChoice = { readonly kind: string; readonly columns: Readonly<Record<string, string>> };

/** A stage of the CRM and the state it is said to be; `n` rows carry it. */
export type StageAnswer = {
  readonly process: string;
  readonly pipeline: string | null;
  readonly stage: string;
  readonly n: number;
  readonly state: string;
};

/** A spelling and the name it is said to stand for. */
export type NameAnswer = { readonly field: AliasField; readonly spelling: string; readonly name: string };

/** How the files are to be read. An empty text leaves the choice to the data, or to what was used before. */
export type Options = {
  readonly timezone: string;
  readonly base_currency: string;
  readonly exported_at: string;
  readonly dates: string;
  readonly decimal: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly process: readonly string[];
  readonly processFile: File | null;
  readonly mappingFile: File | null;
  /** By file. */
  readonly tables: Readonly<Record<string, TableChoice>>;
  readonly stages: readonly StageAnswer[];
  readonly names: readonly NameAnswer[];
};

export const noOptions: Options = {
  timezone: '',
  base_currency: '',
  exported_at: '',
  dates: '',
  decimal: '',
  encoding: '',
  delimiter: '',
  process: [],
  processFile: null,
  mappingFile: null,
  tables: {},
  stages: [],
  names: [],
};

/** The document of `import` (a dry run: build null). */
export type Found = {
  /** Null when nothing new was in the files. */
  readonly import: string | null;
  readonly build: string | null;
  readonly published: boolean;
  readonly as_of: string | null;
  readonly timezone: string;
  readonly base_currency: string | null;
  readonly processes: readonly {
    readonly id: string;
    readonly entity: string;
    readonly pipelines: readonly (string | null)[];
    readonly inferred: boolean;
    readonly cases: number;
  }[];
  readonly files: readonly {
    readonly import: string;
    readonly file: string;
    readonly kind: string;
    readonly crm: string;
    readonly read: number;
    readonly loaded: number;
    readonly rejected: number;
    readonly duplicates: number;
  }[];
  readonly skipped: readonly Skipped[];
  readonly questions: Questions;
  readonly rejected: number;
  readonly warnings: readonly string[];
};

export type Skipped = { readonly file: string; readonly why: string; readonly nearest: string | null };

/** A process that may be asked for. */
export type ProcessChoice = {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly { readonly id: string; readonly name: string }[];
};

/** What the server knows before the first file: whose workspace it is. */
export type Target = {
  /** Nothing is imported yet. */
  readonly isNew: boolean;
  /** The demo is shown now; the import goes elsewhere. */
  readonly demoShown: boolean;
  readonly path: string;
};
