import { expect, test } from 'vitest';
import { lastMonths } from '../../app/compliance/months.ts';
import { pageLength, stretchOf, wholeQuestion } from '../../app/compliance/questions.ts';
import { whyNot } from '../../app/compliance/why-not.ts';
import { byGravity, distinctOwners, worstRule } from '../../app/compliance/worst.ts';
import type { Answers } from '../../lib/answers.ts';
import { findText, translator } from '../../lib/messages.ts';

type Rule = Answers['compliance']['rules'][number];

function rule(name: string, severity: Rule['severity'], cases: number, exposed: number, now = cases): Rule {
  const share = exposed > 0 ? cases / exposed : null;
  return {
    rule: name,
    severity,
    judged: true,
    why: null,
    flags: cases,
    flags_now: now,
    waived: 0,
    cases,
    exposed,
    share,
    ci_low: null,
    ci_high: null,
  };
}

test('the gravest rule comes first however many break a lesser one', () => {
  const rules = [rule('a', 'medium', 80, 100), rule('b', 'high', 10, 100), rule('c', 'high', 30, 100)];
  expect(byGravity(rules).map((one) => one.rule)).toEqual(['c', 'b', 'a']);
  expect(worstRule(rules)?.rule).toBe('c');
});

test('a rule that nobody breaks now, or that few could have broken, is not the worst', () => {
  expect(
    worstRule([rule('a', 'high', 30, 100, 0), rule('b', 'high', 5, 19), rule('c', 'low', 1, 50)])?.rule,
  ).toBe('c');
  expect(worstRule([rule('a', 'high', 30, 100, 0)])).toBeUndefined();
  expect(worstRule([{ ...rule('a', 'high', 30, 100), judged: false }])).toBeUndefined();
});

test('owners who stand out: beyond chance, above the whole, with at least ten deals', () => {
  const row = (owner: string | null, cases: number, exposed: number, distinct: boolean) => ({
    owner,
    rule: 'a',
    flags: cases,
    flags_now: 0,
    cases,
    exposed,
    share: cases / exposed,
    ci_low: null,
    ci_high: null,
    distinct,
  });
  const rows = [
    row('Anna', 8, 20, true),
    row('Boris', 16, 20, true),
    row('Clara', 1, 90, true),
    row('Dan', 9, 9, true),
    row('Eva', 9, 20, false),
    row(null, 20, 20, true),
  ];
  expect(distinctOwners(rows, { rule: 'a', share: 0.3 }).map(({ owner }) => owner)).toEqual([
    'Boris',
    'Anna',
  ]);
});

test('flags that stand now come first, accepted ones last: 12 now and 3 accepted of 43, page of 30', () => {
  const counts = { total: 43, now: 12, waived: 3 };
  expect(pageLength).toBe(30);
  expect(stretchOf('all', counts, 30)).toEqual({ offset: 30, limit: 13, total: 43 });
  expect(stretchOf('now', counts, 0)).toEqual({ offset: 0, limit: 12, total: 12 });
  expect(stretchOf('past', counts, 0)).toEqual({ offset: 12, limit: 28, total: 28 });
  expect(stretchOf('past', counts, 60).limit).toBe(0);
  expect(stretchOf('waived', counts, 0)).toEqual({ offset: 40, limit: 3, total: 3 });
});

test('the page as a whole is asked without the filters of its list', () => {
  const question = new URLSearchParams('process=p&rule=a&stage=s&offset=30&owner=Anna');
  expect(wholeQuestion(question).toString()).toBe('process=p&owner=Anna');
});

test('the last months end with that of the instant in the zone, which is not over', () => {
  const months = lastMonths('2026-02-28T21:30:00Z', 'Europe/Moscow', 3, { from: null, to: null });
  expect(months).toEqual([
    { id: '2026-01', from: '2026-01-01', to: '2026-01-31', isPart: false },
    { id: '2026-02', from: '2026-02-01', to: '2026-02-28', isPart: false },
    { id: '2026-03', from: '2026-03-01', to: '2026-03-31', isPart: true },
  ]);
});

test('months outside the chosen period are left out', () => {
  const months = lastMonths('2026-09-30T15:00:00Z', 'Europe/Moscow', 12, {
    from: '2026-05-10',
    to: '2026-06-30',
  });
  expect(months.map(({ id, isPart }) => [id, isPart])).toEqual([
    ['2026-05', false],
    ['2026-06', false],
  ]);
});

test('why a rule is not judged, and what would unlock it, in words', () => {
  const words = { t: translator('ru'), find: (key: string) => findText('ru', key) };
  expect(whyNot('needs the file stage_history', words)).toBe('Нужен файл «История этапов»');
  expect(whyNot('needs next_step_date or the file activities', words)).toBe(
    'Нужно поле «Дата следующего шага» или нужен файл «Дела: звонки, встречи, задачи»',
  );
  expect(whyNot('needs the field history of expected_close_date', words)).toBe(
    'Нужна история поля «Ожидаемая дата закрытия»',
  );
  expect(whyNot('no stage has a limit', words)).toBe('Ни у одного этапа процесса нет норматива');
});
