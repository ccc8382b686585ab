import { literal } from '../ingest/sql-text.ts';

/** How the fields of one record are read: columns of a table, or values inside a JSON record. */
export type Reading = {
  /** The text of the first of these fields that the file has, trimmed, empty as null; SQL `null` when it has none. */
  get(...names: string[]): string;
  /** Whether the file has one of these fields. */
  has(...names: string[]): boolean;
  /** The record as JSON (an object of all cells for a table). */
  readonly record: string;
};

/** A field: its name, its names in several languages (the first present one is read), or SQL over the record. */
export type Field = string | readonly string[] | ((reading: Reading) => string);

/** Records that a form leaves out, in words. */
export const leftOutWords = {
  deleted: 'deleted in the CRM',
  gone: 'deleted in the CRM, or merged into others',
  templates: 'templates of recurring deals, or cards of smart processes',
  product_lines: 'further product lines of one card',
  footer: 'the lines below the report',
  skipped: 'stages that were skipped',
} as const;

/** Words that say how a card stood when it was exported: no other import looks them up. */
export const passingWords: readonly string[] = [
  'present stage',
  'present stage since',
  'present phase',
  'last stage',
];

/** What to say of an export without history. @param where the history comes from */
export const onlyPresent = (where: string): string =>
  `the export carries only the present stage of each card; its history comes from ${where}.`;

/** A canonical table that a file yields. */
export type Table = {
  /** A canonical kind, or `words`: entries of a dictionary (field, scope, id, name). */
  readonly kind: string;
  readonly columns: Readonly<Record<string, Field>>;
  /** SQL list whose elements become rows of their own, read as `e` (JSON). */
  readonly each?: (reading: Reading) => string;
  /** SQL condition; other records are not of this table. */
  readonly where?: (reading: Reading) => string;
  /** What the records are that `where` or `oncePer` leaves out; absent where they belong to another table. */
  readonly leftOut?: keyof typeof leftOutWords;
  /** Fields that no column names are kept under their own names. */
  readonly keepsOthers?: true;
  /** Lines that repeat one id for its products count as one record: SQL of the id. */
  readonly oncePer?: Field;
};

/** One shape of file that a CRM exports. */
export type Form = {
  readonly crm: string;
  /** What the file is, in words: `deals, API`. */
  readonly name: string;
  /** Where the records of a JSON document lie; tables have none. */
  readonly at?: readonly string[];
  /** The object inside a record that holds its fields (HubSpot: properties). */
  readonly within?: string;
  /** Fields that must all be there; of a list, one of them. */
  readonly needs: readonly (string | readonly string[])[];
  /** Fields that, when there, speak against this form. */
  readonly not?: readonly string[];
  /** A text that the file's name holds: an entity that the records themselves do not tell. */
  readonly named?: RegExp;
  /** SQL of a field's text where the CRM writes emptiness or texts in a way of its own. */
  readonly clean?: (text: string) => string;
  /** The tables that it yields; none for a file that is known and not used. */
  readonly tables: readonly Table[];
  /** Why a file that is known is not used. */
  readonly unused?: string;
  /** What the reader should know about every file of this form. */
  readonly warning?: string;
};

/** SQL: the name of an entry of the dictionary, else the id itself. @param id SQL text @param scope SQL text, such as a pipeline */
export function word(field: string, id: string, scope?: string): string {
  return `coalesce(${entry(field, 'name', id, scope)}, ${id})`;
}

/** SQL: what the dictionary says of an entry beside its name; null when it is not there. */
export function entry(field: string, column: 'name' | 'extra', id: string, scope?: string): string {
  const key = `concat_ws(chr(31), ${[literal(field), ...(scope ? [scope] : []), id].join(', ')})`;
  return `look_up_${column}(${key})`;
}

/** SQL: a text looked up in a short list; what is not in it is null. */
export function among(text: string, pairs: Readonly<Record<string, string>>): string {
  const cases = Object.entries(pairs).map(([from, to]) => `when ${literal(from)} then ${literal(to)}`);
  return `case lower(${text}) ${cases.join(' ')} end`;
}

/** SQL: a person's name; two people of one name are told apart by another text, such as an address. */
export const toldApart = (name: string, other: string): string =>
  `case when min(${other}) over (partition by ${name}) is distinct from max(${other}) over (partition by ${name})
    then concat(${name}, ' (' || ${other} || ')') else ${name} end`;

/** SQL: a time that the CRM writes without a zone and means as UTC. */
export const utc = (text: string): string =>
  `case when regexp_matches(${text}, '^\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$') then replace(${text}, ' ', 'T') || 'Z' else ${text} end`;

/** SQL: whether a text says yes, as exports and databases write it. */
export const yes = (text: string): string => `lower(${text}) in ('true', 't', '1', 'yes')`;

/** SQL: a value at a path of a JSON expression, as text; empty is null. */
export const inside = (json: string, path: string): string => `nullif(${json} ->> ${literal(path)}, '')`;
