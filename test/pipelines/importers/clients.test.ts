import { expect, test } from 'vitest';
import * as clients from './other-forms/clients.ts';
import { read } from './other-forms/support.ts';

/** Contacts, companies, products and leads: what stands around deals. */
const contacts =
  'select contact_id, account_id, name, role, phone, email from raw.contacts order by contact_id';
const accounts =
  'select account_id, name, owner, industry, category, size, tax_id, kpp from raw.accounts order by account_id';

test('Bitrix24, REST: contacts, companies with their requisites, products of deals', async () => {
  const { values } = await read(clients.bitrix24);
  const olga = ['Ольга Белова', 'Директор', '+7 900 000-00-07', 'olga@example.com'];
  expect(await values(contacts)).toEqual([
    ['7', '3', ...olga],
    ['8', null, ...olga],
  ]);
  expect(await values(accounts)).toEqual([
    ['3', 'Ромашка', 'Анна Котова', 'IT', 'CUSTOMER', 'EMPLOYEES_1', '7700000001', '770001001'],
  ]);
  // 1000.50 × 2 = 2001
  expect(
    await values('select deal_id, product, quantity, price, amount from raw.items order by product desc'),
  ).toEqual([
    ['11', 'Насос', 2, '1000.5000', '2001.0000'],
    ['11', 'Монтаж', 1, '300.0000', '300.0000'],
  ]);
});

test('Bitrix24, lists: contacts and companies as the screen saves them', async () => {
  const { values, forms } = await read(clients.bitrix24Lists);
  expect(forms).toEqual({
    'CONTACT_20260301_a.csv': 'bitrix24: contacts, list export',
    'COMPANY_20260301_a.csv': 'bitrix24: companies, list export',
  });
  expect(await values(contacts)).toEqual([
    ['7', null, 'Ольга Белова', 'Директор', '+7 900 000-00-07', 'olga@example.com'],
  ]);
  expect(await values(accounts)).toEqual([
    ['3', 'Ромашка', 'Анна Котова', 'ИТ', 'Клиент', 'менее 50', null, null],
  ]);
});

test('amoCRM, API: phones and tax numbers are custom fields', async () => {
  const { values } = await read(clients.amocrm);
  expect(await values(contacts)).toEqual([
    ['8001', '9001', 'Ольга Белова', 'Директор', '+7 900 000-00-07', 'olga@example.com'],
  ]);
  expect(await values(accounts)).toEqual([
    ['9001', 'Ромашка', 'Анна Котова', null, null, null, '7700000001', '770001001'],
  ]);
});

test('Salesforce, API: tracked fields, leads and their history, accounts, contacts, roles, products', async () => {
  const { values, changes, history, loaded } = await read(clients.salesforce);
  const deal = '0065e000001AbCd';
  const at = '2026-03-04 10:00:00';
  expect(await changes()).toEqual([
    [deal, 'amount', '100', '250', at],
    [deal, 'owner', 'Ann Lee', 'Bo Kim', at],
  ]);
  expect(await history()).toEqual([[deal, 'Proposal', 'Prospecting', at]]);
  expect(
    await values('select lead_id, stage, status, owner, company, converted_deal_id from raw.leads'),
  ).toEqual([['00Q5e000001AbCd', 'Closed - Converted', 'converted', 'Ann Lee', 'Daisy', deal]]);
  expect(loaded.landing.warnings).toContain('Lead.json: 1 of 2 records are left out (deleted in the CRM).');
  expect(
    await values('select lead_id, from_stage, stage from raw.stage_history where lead_id is not null'),
  ).toEqual([['00Q5e000001AbCd', 'New', 'Working']]);
  expect(await values(accounts)).toEqual([
    ['0015e000001AbCd', 'Daisy', 'Ann Lee', 'Retail', 'Customer', '40', null, null],
  ]);
  expect(await values(contacts)).toEqual([
    ['0035e000001AbCd', '0015e000001AbCd', 'Olga Bell', 'Director', null, 'olga@example.com'],
  ]);
  expect(await values('select deal_id, contact_id, role from raw.deal_contacts')).toEqual([
    [deal, '0035e000001AbCd', 'Decision Maker'],
  ]);
  expect(await values('select deal_id, product, quantity, amount from raw.items')).toEqual([
    [deal, 'Pump', 2, '250.0000'],
  ]);
});
