import { quote } from '../sql-literal.ts';

/** The condition that a column has one of the values, '' being the missing; no values = any. */
export function oneOf(column: string, values: readonly string[] | undefined): string {
  if (!values) return 'true';
  const named = values.filter((value) => value !== '').map(quote);
  const tests = [
    ...(named.length > 0 ? [`${column} in (${named.join(', ')})`] : []),
    ...(named.length < values.length ? [`${column} is null`] : []),
  ];
  return `(${tests.join(' or ')})`;
}
