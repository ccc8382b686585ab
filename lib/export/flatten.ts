export type Row = Readonly<Record<string, unknown>>;

/** A row without nesting: objects become `outer.inner`, lists become text. */
export function flatten(row: Row, prefix = ''): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const key = prefix + name;
    if (Array.isArray(value)) {
      flat[key] = value.some((one) => typeof one === 'object' && one !== null)
        ? JSON.stringify(value)
        : value.map((one) => String(one ?? '')).join('; ');
    } else if (value !== null && typeof value === 'object')
      Object.assign(flat, flatten(value as Row, `${key}.`));
    else flat[key] = value;
  }
  return flat;
}

/** Parts of every answer that are about it, not its content. */
const frame = new Set(['filters', 'ignored', 'excluded', 'as_of_exact']);

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) &&
  value.every((one) => one !== null && typeof one === 'object' && !Array.isArray(one));

/**
 * The main list of an answer, `list` by name; grouped answers give each group's list with its key; an answer without
 * one is itself the row.
 */
export function mainList(answer: Row, list: string | null): Row[] {
  const { groups } = answer;
  if (list && isRows(groups) && groups.length > 0 && groups.every((group) => isRows(group[list]))) {
    return groups.flatMap((group) => (group[list] as Row[]).map((row) => ({ key: group.key, ...row })));
  }
  if (list && isRows(answer[list])) return answer[list];
  return [Object.fromEntries(Object.entries(answer).filter(([key]) => !frame.has(key)))];
}
