import { expect, test } from 'vitest';
import { filterNames } from '../../lib/filter-names.ts';
import { readQuery, writeQuery } from '../../lib/query-params.ts';
import { querySchema } from '../../lib/schema/query.ts';

test('the names in help are those of the schema', () => {
  expect([...filterNames].sort()).toEqual(
    Object.keys(querySchema.shape)
      .filter((name) => name !== 'custom')
      .sort(),
  );
});

test('repeated names are a list, an empty value stays, numbers are numbers', () => {
  const query = readQuery([
    ['source', 'Site'],
    ['source', ''],
    ['as-of', '2026-09-30'],
    ['amount_min', '-5'],
    ['custom.region', 'North'],
    ['custom.region', 'South'],
    ['group-by', 'owner'],
  ]);
  expect(query).toEqual({
    source: ['Site', ''],
    as_of: '2026-09-30',
    amount_min: -5,
    custom: { region: ['North', 'South'] },
    group_by: ['owner'],
  });
  expect(readQuery(writeQuery(query))).toEqual(query);
});

test.each([
  [[['sorce', 'x']], /Unknown filter "sorce"/],
  [[['basis', 'never']], /one of created, entered/],
  [[['from', 'yesterday']], /YYYY-MM-DD/],
  [[['process', '']], /has no value/],
  [
    [
      ['period', '2026'],
      ['period', '2027'],
    ],
    /given twice/,
  ],
  [[['limit', '-1']], /limit/],
  [[['__proto__', 'x']], /Unknown filter/],
  [[['custom', 'x']], /Unknown filter/],
] as const)('%o is wrong use', (pairs, message) => {
  let thrown: unknown;
  try {
    readQuery(pairs as unknown as [string, string][]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 'usage', exitCode: 2, httpStatus: 400 });
  expect((thrown as Error).message).toMatch(message);
});
