/** A file that was chosen, with its path inside the folder it came from. */
export type Chosen = { readonly file: File; readonly path: string };

/** How the files are to be read. An empty text leaves the choice to the data, or to what was used before. */
export type Options = {
  readonly timezone: string;
  readonly base_currency: string;
  readonly exported_at: string;
  readonly dates: string;
  readonly decimal: string;
  readonly process: readonly string[];
  readonly processFile: File | null;
  readonly mappingFile: File | null;
};

export const noOptions: Options = {
  timezone: '',
  base_currency: '',
  exported_at: '',
  dates: '',
  decimal: '',
  process: [],
  processFile: null,
  mappingFile: null,
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
  readonly unmapped_stages: readonly { readonly pipeline: string | null; stage: string; n: number }[];
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
