import { expect, test } from 'vitest';
import { kinds } from '../../../lib/schema/canonical.ts';
import { recogniseKind } from '../../../pipelines/ingest/recognise.ts';

const kindOf = (name: string, header: string) => recogniseKind(name, header.split(',')).kind;

test('the full header of every kind is that kind, whatever the file is called', () => {
  for (const kind of kinds.values()) {
    expect(
      recogniseKind(
        'export.csv',
        kind.columns.map((column) => column.name),
      ).kind,
    ).toBe(kind.name);
  }
});

test('the kind that explains most columns is taken', () => {
  expect(kindOf('x.csv', 'deal_id,stage,amount,owner,created_at')).toBe('deals');
  expect(kindOf('x.csv', 'deal_id,stage,entered_at,changed_by')).toBe('stage_history');
  expect(kindOf('x.csv', 'lead_id,stage,entered_at')).toBe('stage_history');
});

test('the file name breaks a tie', () => {
  expect(kindOf('items.csv', 'deal_id,product,amount')).toBe('items');
  expect(kindOf('my deals.csv', 'deal_id,product,amount')).toBe('deals');
  expect(recogniseKind('x.csv', ['deal_id', 'product', 'amount'])).toMatchObject({
    kind: null,
    why: expect.stringMatching(/equally well/),
  });
});

test('a file named after a kind that lacks a column is not taken for a kind it is not named after', () => {
  expect(recogniseKind('payments.csv', 'deal_id,payment_date,amount,status'.split(','))).toMatchObject({
    kind: null,
    why: 'it lacks paid_at',
  });
  expect(recogniseKind('deal_products.csv', 'deal_id,product_id,quantity'.split(','))).toMatchObject({
    kind: null,
    nearest: 'items (missing: product)',
  });
  expect(kindOf('deal contacts.csv', 'deal_id,contact_id,role')).toBe('deal_contacts');
  expect(kindOf('deals with products.csv', 'deal_id,name,stage,amount,owner')).toBe('deals');
});

test('unknown columns do not hide a kind; headers match in any case', () => {
  expect(kindOf('contacts.csv', 'Contact_ID,name,phone,email,company,owner,source')).toBe('contacts');
  expect(kindOf('x.csv', 'USER,name,team,shoe size')).toBe('users');
});

test('a table of deals without an id is no table of stages', () => {
  expect(recogniseKind('x.csv', 'name,pipeline,stage,amount,owner'.split(','))).toMatchObject({
    kind: null,
    nearest: 'deals (missing: deal_id)',
  });
});
