import type { Field, Reading } from './form.ts';

/** A header or key as forms compare it: without case, ё, quotes around it and repeated blanks. */
export function foldHeader(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е');
}

type Options = {
  /** SQL of a field's raw text, by the name as the file writes it and its place. */
  readonly column: (name: string, at: number) => string;
  readonly record: string;
  /** Whether the texts come trimmed, empty as null. */
  readonly isTrimmed?: boolean;
  readonly onUse?: (name: string) => void;
};

/** A reading over the fields of a file, which also reads a table's `Field`. */
export function readingOf(
  fields: readonly string[],
  { column, record, isTrimmed = false, onUse }: Options,
): Reading & { field(field: Field): string } {
  const places = new Map<string, number>();
  fields.forEach((name, at) => {
    if (!places.has(foldHeader(name))) places.set(foldHeader(name), at);
  });
  const find = (names: readonly string[]) =>
    names.map((name) => places.get(foldHeader(name))).find((at) => at !== undefined);
  const reading = {
    record,
    has: (...names: string[]) => find(names) !== undefined,
    get(...names: string[]) {
      const at = find(names);
      if (at === undefined) return 'null::varchar';
      onUse?.(fields[at]!);
      const text = column(fields[at]!, at);
      return isTrimmed ? text : `nullif(trim(${text}), '')`;
    },
    field(field: Field): string {
      if (typeof field === 'function') return field(reading);
      return reading.get(...(typeof field === 'string' ? [field] : field));
    },
  };
  return reading;
}
