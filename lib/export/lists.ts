import { VoronkaError } from '../errors.ts';
import { flatten, type Row } from './flatten.ts';

/** A list of an answer by its key. */
export type List = { readonly key: string; readonly rows: readonly Row[] };

/** Parts of every answer that say what it is about. */
const frame = new Set([
  'metric',
  'process',
  'as_of',
  'as_of_exact',
  'build',
  'filters',
  'ignored',
  'n_cases',
  'excluded',
]);

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => one !== null && typeof one === 'object' && !Array.isArray(one));

/** The rows of groups without their own lists, and each of those lists over all groups, with the group's key. */
function listsOfGroups(groups: readonly Row[]): List[] {
  const inner = new Map<string, Row[]>();
  const rows = groups.map((group) => {
    const own: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(group)) {
      if (isRows(value))
        inner.set(key, [...(inner.get(key) ?? []), ...value.map((row) => ({ key: group.key, ...row }))]);
      else own[key] = value;
    }
    return own;
  });
  return [
    { key: 'groups', rows },
    ...[...inner].map(([key, list]) => ({ key: `groups.${key}`, rows: list })),
  ];
}

/** Every list of an answer that has rows, in its order. */
export function listsOf(answer: Row): List[] {
  return Object.entries(answer).flatMap(([key, value]): List[] => {
    if (frame.has(key) || !isRows(value)) return [];
    return key === 'groups' ? listsOfGroups(value) : [{ key, rows: value }];
  });
}

/** The figures of an answer that are in no list, with dots for what is nested. */
export function figuresOf(answer: Row): [string, unknown][] {
  const own = Object.entries(answer).filter(([key, value]) => !frame.has(key) && !isRows(value));
  return Object.entries(flatten(Object.fromEntries(own)));
}

/** One list by its key; an empty one has no rows. @throws VoronkaError usage for a key that the answer does not have */
export function listOfAnswer(answer: Row, key: string): List {
  const lists = listsOf(answer);
  const found = lists.find((list) => list.key === key);
  if (found) return found;
  if (Array.isArray(answer[key]) && !frame.has(key)) return { key, rows: [] };
  throw new VoronkaError(
    'usage',
    `The answer has no list "${key}".`,
    `It has: ${lists.map((list) => list.key).join(', ') || 'none'}.`,
  );
}
