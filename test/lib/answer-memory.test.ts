import { expect, test } from 'vitest';
import { rememberAnswer } from '../../lib/answer-memory.ts';

const answerOf = (n: number, rows = 1) => ({
  metric: 'funnel',
  n,
  stages: Array.from({ length: rows }, () => ({ reached: n })),
});

test('the same question is worked out once, also by two who ask at the same time', async () => {
  let worked = 0;
  const work = async () => answerOf(++worked);
  const [a, b] = await Promise.all([rememberAnswer('one', true, work), rememberAnswer('one', true, work)]);
  expect([a.n, b.n, (await rememberAnswer('one', true, work)).n, worked]).toEqual([1, 1, 1, 1]);
});

test('a failure is not kept; what a reader can stop is kept only when it is done', async () => {
  await expect(rememberAnswer('two', true, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await rememberAnswer('two', false, async () => answerOf(2))).n).toBe(2);
  expect((await rememberAnswer('two', false, async () => answerOf(3))).n).toBe(2);
});

test('a kept answer cannot be changed by who reads it', async () => {
  const answer = (await rememberAnswer('three', true, async () => answerOf(3))) as ReturnType<
    typeof answerOf
  >;
  expect(() => {
    answer.stages.sort();
    answer.stages[0]!.reached = 0;
  }).toThrow();
});

test('a long list is asked anew, and 400 newer answers push out the oldest', async () => {
  let worked = 0;
  const long = async () => answerOf(++worked, 1001);
  await rememberAnswer('long', true, long);
  await rememberAnswer('long', true, long);
  expect(worked).toBe(2);
  await rememberAnswer('old', true, async () => answerOf(1));
  for (let n = 0; n < 400; n += 1) await rememberAnswer(`new ${n}`, true, async () => answerOf(n));
  expect((await rememberAnswer('old', true, async () => answerOf(9))).n).toBe(9);
});
