import { z } from 'zod';
import { flatten, type Row } from './flatten.ts';

export type Unit = 'rate' | 'money' | 'days';
export type ColumnType = Unit | 'integer' | 'number' | 'boolean' | 'instant' | 'date' | 'text';
export type Column = { readonly key: string; readonly type: ColumnType; readonly longest: number };

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
const date = /^\d{4}-\d{2}-\d{2}$/;
const measured = 500;

/** Names of values with a unit, as a report's schema describes them. */
export function unitsOf(schema: z.ZodType): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { properties } = node as { properties?: Record<string, { description?: string }> };
    for (const [name, { description = '' }] of Object.entries(properties ?? {})) {
      if (description.startsWith('A rate')) units.set(name, 'rate');
      else if (description.startsWith('Money')) units.set(name, 'money');
      else if (description.startsWith('Days')) units.set(name, 'days');
    }
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  return units;
}

type Seen = {
  numbers: number;
  whole: number;
  booleans: number;
  instants: number;
  dates: number;
  n: number;
  longest: number;
};

function look(seen: Seen, value: unknown, isMeasured: boolean): void {
  if (value === null || value === undefined) return;
  seen.n++;
  if (isMeasured) seen.longest = Math.max(seen.longest, String(value).length);
  if (typeof value === 'number') {
    seen.numbers++;
    if (Number.isInteger(value)) seen.whole++;
  } else if (typeof value === 'boolean') seen.booleans++;
  else if (instant.test(String(value))) seen.instants++;
  else if (date.test(String(value))) seen.dates++;
}

function typeOf(key: string, seen: Seen, units: ReadonlyMap<string, Unit>): ColumnType {
  const { n } = seen;
  if (n === 0) return 'text';
  if (seen.numbers === n) {
    const name = key.slice(key.lastIndexOf('.') + 1);
    const unit =
      units.get(name) ?? (/^amount/.test(name) ? 'money' : /days$/.test(name) ? 'days' : undefined);
    return unit ?? (seen.whole === n ? 'integer' : 'number');
  }
  if (seen.booleans === n) return 'boolean';
  if (seen.instants === n) return 'instant';
  return seen.dates === n ? 'date' : 'text';
}

/** The columns of rows in order of appearance, each with the one type that all of its values have, else text. */
export function columnsOf(rows: readonly Row[], units: ReadonlyMap<string, Unit> = new Map()): Column[] {
  const all = new Map<string, Seen>();
  for (const [at, row] of rows.entries()) {
    for (const [key, value] of Object.entries(flatten(row))) {
      let seen = all.get(key);
      if (!seen) {
        seen = { numbers: 0, whole: 0, booleans: 0, instants: 0, dates: 0, n: 0, longest: 0 };
        all.set(key, seen);
      }
      look(seen, value, at < measured);
    }
  }
  return [...all].map(([key, seen]) => ({ key, type: typeOf(key, seen, units), longest: seen.longest }));
}
