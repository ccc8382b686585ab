import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { querySchema } from '../../lib/schema/query.ts';
import type { ImportOptions } from '../../pipelines/import.ts';
import { scratchFolder } from '../support/scratch.ts';
import { importInto } from '../support/warehouse.ts';

const scratch = scratchFolder('signs');
const header = 'deal_id;stage;status;amount;created_at;closed_at\n';
const won = (id: string, amount: string) =>
  `${id};Won;won;${amount};2026-05-01T08:00:00Z;2026-05-04T08:00:00Z\n`;
let made = 0;

/** The base currency, what was won in it, and each deal's own amount, after an import of these files. */
async function money(files: Record<string, string>, options: Partial<ImportOptions> = {}) {
  made++;
  const folder = join(scratch, `files-${made}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const workspace = join(scratch, `workspace-${made}`);
  const { document, warehouse } = await importInto(workspace, [folder], { timezone: 'UTC', ...options });
  const { overall } = (await ask(warehouse, 'winloss', querySchema.parse({}))) as unknown as {
    overall: { amount_won: number };
  };
  const { rows } = (await ask(warehouse, 'deals', querySchema.parse({ sort: 'deal_id' }))) as unknown as {
    rows: { amount: number | null; currency: string | null }[];
  };
  warehouse.close();
  const own = rows.map(({ amount, currency }) => [amount, currency]);
  return { base: document.base_currency, won: overall.amount_won, own };
}

const dollars = `${header}${won('1', '$ 12,000.00')}${won('2', '$ 500.50')}`;

test('amounts in dollars alone: a new workspace is in dollars, 12,000 + 500.50 = 12,500.50', async () => {
  expect(await money({ 'deals.csv': dollars })).toEqual({
    base: 'USD',
    won: 12_500.5,
    own: [
      [12_000, 'USD'],
      [500.5, 'USD'],
    ],
  });
});

test('in a workspace in roubles dollars are dollars: at 80 for one, 80 × 12,500.50 = 1,000,040', async () => {
  const rates = 'date,currency,rate_to_base\n2026-05-01,USD,80\n';
  const { base, won } = await money({ 'deals.csv': dollars, 'fx_rates.csv': rates }, { baseCurrency: 'RUB' });
  expect([base, won]).toEqual(['RUB', 1_000_040]);
});

test('without a rate they are no roubles: nothing is said to be won in roubles but the 700 that are', async () => {
  const { base, won: sum } = await money(
    { 'deals.csv': `${dollars}${won('3', '700 ₽')}` },
    { baseCurrency: 'RUB' },
  );
  expect([base, sum]).toEqual(['RUB', 700]);
});

test('a sign of one row says nothing of another: 40 without a sign is in the base currency', async () => {
  const { base, own } = await money(
    { 'deals.csv': `${header}${won('1', '€ 10.00')}${won('2', '40')}` },
    { baseCurrency: 'KZT' },
  );
  expect(base).toBe('KZT');
  expect(own.map(([, currency]) => currency)).toEqual(['EUR', 'KZT']);
});
