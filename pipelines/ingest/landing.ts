export type DateOrder = 'DMY' | 'MDY' | 'YMD';
export type DecimalSign = ',' | '.';
export type Hints = { dates?: DateOrder | undefined; decimal?: DecimalSign | undefined };

/** How the texts of one column are read; decided once from all its values and kept. */
export type ColumnFormat = {
  dates?: DateOrder;
  decimal?: DecimalSign;
  percent?: boolean;
  /** All values have this one form: a strptime pattern, or `comma` for numbers like 1 234,56. */
  form?: string;
};

export type FileColumn = {
  /** The header as written in the file, trimmed. */
  header: string;
  /** The canonical column, or null: kept as `custom.HEADER`. */
  canonical: string | null;
};

export type FileFormat = 'csv' | 'ndjson' | 'json' | 'parquet';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';
export type Delimiter = ',' | ';' | '\t';

/** One file of an import as it lies in landing. Paths are relative to the import's folder. */
export type LandedFile = {
  no: number;
  name: string;
  stored: string;
  /** The working copy in plain UTF-8, when the stored bytes cannot be read as they are. */
  text: string | null;
  sha256: string;
  bytes: number;
  format: FileFormat;
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** Blank lines before the header. */
  skip_lines: number;
  kind: string;
  /** The CRM whose export it is; `canonical` for files in our own form. */
  crm: string;
  /** What the CRM's file is: `deals, API`. */
  form?: string;
  columns: FileColumn[];
  /** Whether plain casts failed on it, so that every value has to be looked at. */
  careful: boolean;
  /** By canonical column; filled by the first load. */
  formats: Record<string, ColumnFormat>;
  /** What to take where the data cannot decide. */
  hints: Hints;
  /** By canonical column: raw text → canonical text. */
  values: Record<string, Record<string, string>>;
  /** A copy with malformed records blanked, and the list of them; written by the first load that needs it. */
  repaired: { text: string; rejects: string } | null;
};

/** `nearest` names the kind that the file comes closest to and the columns it lacks. */
export type SkippedFile = { file: string; why: string; nearest: string | null };

/** The manifest of an import: what came, what was taken for what. JSON-serialisable. */
export type Landing = {
  files: LandedFile[];
  skipped: SkippedFile[];
  /** Files that an earlier import, or this one, already holds byte for byte. */
  repeated: string[];
  warnings: string[];
};

/** An import to load: its place in the order, its folder and manifest. Instants are ISO 8601. */
export type LandedImport = {
  no: number;
  id: string;
  dir: string;
  landing: Landing;
  exportedAt: string | null;
  importedAt: string;
};
