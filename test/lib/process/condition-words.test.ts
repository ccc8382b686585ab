import { expect, test } from 'vitest';
import { formatterOf } from '../../../lib/format.ts';
import { conditionText } from '../../../lib/process/condition-words.ts';

const names: Record<string, string> = { amount: 'сумма', product: 'продукт' };
const inRussian = (condition: Record<string, unknown>) =>
  conditionText(condition, {
    language: 'ru',
    nameOf: (field) => names[field] ?? field,
    numberOf: formatterOf('ru', 'RUB', 'UTC').count,
  }).replace(/\s/g, ' ');

test.each([
  [{ amount: { min: 500000 } }, 'сумма от 500 000'],
  [{ amount: { min: 1, max: 20 } }, 'сумма от 1 до 20'],
  [{ amount: { max: 0 } }, 'сумма до 0'],
  [{ product: ['Окна', 'Двери'] }, 'продукт: Окна, Двери'],
  [{ tender: true }, 'tender: true'],
  [{ client: 'new', product: 'Окна' }, 'новые клиенты; продукт: Окна'],
  [{ client: ['new', 'existing'] }, 'новые клиенты, действующие клиенты'],
])('%j: %s', (condition, said) => {
  expect(inRussian(condition)).toBe(said);
});

test('in English', () => {
  const speech = { language: 'en', nameOf: (field: string) => field, numberOf: String } as const;
  expect(conditionText({ amount: { min: 500000 }, client: 'existing' }, speech)).toBe(
    'amount from 500000; existing clients',
  );
});
