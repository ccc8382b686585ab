import type { SeenTable } from '../../lib/schema/seen-table.ts';

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
/** The first four are told from the bytes; the others only a person can name. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'koi8-r',
  'ibm866',
  'macintosh',
] as const;
export type Encoding = (typeof encodings)[number];
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

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
  /** Records of the CRM's file that are no rows here, as deleted or merged ones; absent where its form leaves none out. */
  left_out?: number;
  columns: FileColumn[];
  /** Of a CRM's file: its own fields, under which its refused records are given back. */
  header?: string[];
  /** Of a CRM's table: the list of its lines that cannot be read; it goes with the first kind made of the file. */
  unread?: string;
  /** How a person said that its text is read; only of files of a CRM, which may be translated again. */
  told?: { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined };
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
  /** Files that yield no table: only names and links for the others, of this import and of all. */
  words?: { name: string; sha256: string }[];
  /** Files that an earlier import, or this one, already holds byte for byte. */
  repeated: string[];
  warnings: string[];
  /** Tables whose columns people can name; told, not kept. */
  tables?: SeenTable[];
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
