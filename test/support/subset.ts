/** What names a row of a list, most particular first: rows of a golden are found by it, not by their place. */
const names = [
  ['rule', 'case', 'stage', 'at'],
  ['rule', 'case', 'at'],
  ['reason', 'stage', 'source'],
  ['reason', 'unit'],
  ['dimension', 'key'],
  ['deal_id', 'entered_at'],
  ['pipeline', 'stage'],
  ['bucket'],
  ['deal_id'],
  ['rule'],
  ['path'],
  ['kind'],
  ['issue'],
  ['category'],
  ['key'],
  ['stage'],
  ['at'],
] as const;

type Found = { readonly path: string; readonly expected: unknown; readonly actual: unknown };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value);

function namesOf(row: Record<string, unknown>): readonly string[] | undefined {
  return names.find((keys) => keys.every((key) => key in row));
}

function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Math.abs(expected - actual) <= 1e-9 * Math.max(1, Math.abs(expected));
  }
  if (isInstant(expected) && isInstant(actual))
    return Math.abs(Date.parse(expected) - Date.parse(actual)) <= 1;
  return expected === actual;
}

/**
 * Every place where `actual` lacks or contradicts what `expected` says; keys that it does not say are not compared.
 * With `lists: 'whole'` a list of `actual` may hold no row that `expected` does not.
 */
export function differences(
  expected: unknown,
  actual: unknown,
  path = '',
  lists: 'part' | 'whole' = 'part',
): Found[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [{ path, expected, actual }];
    if (lists === 'whole' && expected.length !== actual.length) return [{ path, expected, actual }];
    if (path.endsWith('.flags') && expected.every((item) => typeof item === 'string')) {
      return same([...expected].sort().join(), [...actual].sort().join()) ? [] : [{ path, expected, actual }];
    }
    if (!expected.every(isObject)) {
      if (expected.length !== actual.length) return [{ path, expected, actual }];
      return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`, lists));
    }
    const left = actual.filter(isObject);
    return expected.flatMap((row) => {
      const keys = namesOf(row) ?? [];
      const label = `${path}[${keys.map((key) => String(row[key])).join(',')}]`;
      const [nearest] = left
        .filter((other) =>
          keys.every((key) => differences(row[key], other[key] ?? null, '', lists).length === 0),
        )
        .map((other) => ({ other, found: differences(row, other, label, lists) }))
        .sort((a, b) => a.found.length - b.found.length);
      if (!nearest) return [{ path: label, expected: row, actual: undefined }];
      left.splice(left.indexOf(nearest.other), 1);
      return nearest.found;
    });
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return [{ path, expected, actual }];
    return Object.keys(expected).flatMap((key) =>
      differences(expected[key], actual[key], `${path}.${key}`, lists),
    );
  }
  return same(expected, actual ?? null) ? [] : [{ path, expected, actual }];
}
