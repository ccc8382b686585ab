import { expect, test } from 'vitest';
import { readFilterArgs } from '../../cli/filter-args.ts';

test('options may stand before and after the operand, with = or a space', () => {
  expect(readFilterArgs(['--source', 'A', 'overview', '--as-of=2026-01-01', '--custom.x', 'y'])).toEqual({
    operands: ['overview'],
    query: { source: ['A'], as_of: '2026-01-01', custom: { x: ['y'] } },
  });
});

test('an empty value asks for the missing, in both forms', () => {
  expect(readFilterArgs(['--source=']).query).toEqual({ source: [''] });
  expect(readFilterArgs(['--source', '']).query).toEqual({ source: [''] });
});

test('a value may begin with a dash or hold an equals sign', () => {
  expect(readFilterArgs(['--amount_min', '-5', '--source=a=b']).query).toEqual({
    amount_min: -5,
    source: ['a=b'],
  });
});

test.each([[['--source']], [['--source', '--owner', 'x']], [['-x']], [['--nope', '1']]])(
  '%o is wrong use',
  (words) => {
    expect(() => readFilterArgs(words)).toThrow(expect.objectContaining({ code: 'usage' }));
  },
);
