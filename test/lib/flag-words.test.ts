import { expect, test } from 'vitest';
import { evidenceWords, type FlagContext, type FlagEvidence, flagMessage } from '../../lib/flag-words.ts';

const states = new Map([
  ['proposal', { en: 'Proposal', ru: 'Предложение' }],
  ['talks', { en: 'Talks', ru: 'Переговоры' }],
  ['contract', { en: 'Contract', ru: 'Договор' }],
]);
const ru: FlagContext = {
  language: 'ru',
  currency: 'RUB',
  timezone: 'Europe/Moscow',
  isWorkingClock: false,
  states,
};
const en: FlagContext = { ...ru, language: 'en' };
/** Spaces that keep words together, as plain ones. */
const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? null;

function evidence(what: string, before: string | null, after: string | null): FlagEvidence {
  return { what, at: '2026-09-14T21:30:00Z', before, after };
}

test('days carry their unit in the form of the number, working days where the process counts them', () => {
  const stalled = [evidence('last_sign: updated', null, '10')];
  expect(plain(flagMessage('stalled', 'talks', stalled, ru))).toBe(
    'Без движения, изменений и дел 10 дней, с 15 сен 2026',
  );
  expect(plain(flagMessage('stalled', 'talks', stalled, { ...en, isWorkingClock: true }))).toBe(
    'No move, change or activity for 10 working days, since 15 Sep 2026',
  );
  const overdue = [evidence('entered', null, 'talks'), evidence('days', '15', '19.33')];
  expect(plain(flagMessage('stage_overdue', 'talks', overdue, { ...ru, isWorkingClock: true }))).toBe(
    'На этапе «Переговоры» 19,3 рабочего дня, норматив 15 рабочих дней',
  );
});

test('dates and stages are named as the reader names them', () => {
  const passed = [evidence('expected_close_date', null, '2026-07-10')];
  expect(plain(flagMessage('close_date_passed', 'talks', passed, ru))).toBe(
    'Ожидалась к закрытию 10 июл 2026, всё ещё в работе',
  );
  const skipped = [evidence('move', 'proposal', 'contract')];
  expect(flagMessage('skipped_stage', 'talks', skipped, en)).toBe(
    'Passed over Talks: from Proposal straight to Contract',
  );
  expect(flagMessage('skipped_stage', 'contract', [evidence('move', 'talks', 'won')], ru)).toBe(
    'Пропущен этап «Договор»: из «Переговоры» сразу в «Выиграна»',
  );
});

test('a missing field is called by its name, the choice of several by both', () => {
  const missing = [evidence('email | phone (current value)', null, null)];
  expect(flagMessage('field_missing', 'talks', missing, ru)).toBe(
    'Ушла с этапа «Переговоры», поле не заполнено: Почта или Телефон',
  );
  expect(flagMessage('field_missing', 'talks', [evidence('own_field', null, null)], en)).toBe(
    'Left Talks without: own_field',
  );
});

test('evidence in words: what it is, what was, what became', () => {
  expect(evidenceWords(evidence('move', 'talks', 'proposal'), ru)).toEqual({
    isMoment: true,
    what: 'Переход',
    before: 'Переговоры',
    after: 'Предложение',
  });
  expect(evidenceWords(evidence('days', '15.0', '19.33'), ru)).toMatchObject({ before: '15', after: '19,3' });
  expect(evidenceWords(evidence('last_sign: change: amount', null, '10'), ru)).toEqual({
    isMoment: true,
    what: 'Последнее движение: изменение поля «Сумма»',
    before: null,
    after: null,
  });
  expect(evidenceWords(evidence('budget (current value)', null, '-'), en).what).toBe(
    'Budget, by the current value: the field has no history',
  );
});
