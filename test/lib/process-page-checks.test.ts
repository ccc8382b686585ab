import { expect, test } from 'vitest';
import { type Carried, checkability, fieldsIn } from '../../lib/process-page-checks.ts';

const carried: Carried = {
  fields: new Set(['budget', 'goals', 'account', 'next_step_date']),
  unread: new Set(['phone', 'sent_at']),
  files: new Set(['activities']),
  judged: new Set(['field_missing', 'skipped_stage']),
};

test('a field that the exports carry is there, one that they do not is named', () => {
  expect(checkability({ field: 'budget' }, carried)).toEqual({ state: 'present', names: ['budget'] });
  expect(checkability({ fields: ['goals', 'constraints'] }, carried)).toEqual({
    state: 'field',
    names: ['constraints'],
  });
  expect(checkability({ field: 'company' }, carried).state).toBe('present');
  expect(checkability({ field: 'phone' }, carried)).toEqual({ state: 'unread', names: ['phone'] });
  expect(checkability({ fields: ['phone', 'constraints'] }, carried).names).toEqual(['constraints']);
});

test('of several ways the best counts, of several needs the worst', () => {
  expect(checkability({ any: [{ date: 'approved_at' }, { judge: 'person' }] }, carried)).toEqual({
    state: 'field',
    names: ['approved_at'],
  });
  expect(checkability({ any: [{ date: 'sent_at' }, { activity: { type: 'call' } }] }, carried)).toEqual({
    state: 'present',
    names: ['activities'],
  });
  expect(checkability({ all: [{ field: 'budget' }, { judge: 'person' }] }, carried).state).toBe('person');
});

test('what a rule judges is judged only where that rule is', () => {
  expect(checkability({ required: true }, carried)).toEqual({ state: 'judged', names: ['field_missing'] });
  expect(checkability({ required: true }, { ...carried, judged: new Set() }).state).toBe('present');
  expect(checkability({ judge: 'rule skipped_stage' }, carried).state).toBe('judged');
  expect(checkability({ judge: 'rule duplicate' }, carried).state).toBe('person');
});

test('files and links: contacts need their file, an account is known by its name too', () => {
  expect(checkability({ contact: { decision_maker: true } }, carried)).toEqual({
    state: 'file',
    names: ['deal_contacts', 'contacts'],
  });
  expect(checkability({ link: 'account' }, carried)).toEqual({ state: 'present', names: ['account'] });
  expect(checkability({ planned: {} }, carried).names).toEqual(['next_step_date', 'activities']);
});

test('the fields that a check names, inner checks included', () => {
  expect(fieldsIn({ any: [{ date: 'sent_at' }, { all: [{ field: 'budget' }, { link: 'lead' }] }] })).toEqual([
    'sent_at',
    'budget',
    'lead_id',
  ]);
});
