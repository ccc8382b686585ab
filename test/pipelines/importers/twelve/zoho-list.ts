import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import { chance, closeDate, deals, fullName, numberOf, stageOf, userNumber, wallClock } from './story.ts';
import { finals, longId, named, words } from './zoho.ts';

function writeTable(folder: string): void {
  const rows = deals.map((deal) => ({
    'Record Id': `zcrm_${longId(numberOf(deal.deal_id!))}`,
    'Deal Owner.id': `zcrm_${longId(225_000 + userNumber(deal.owner!))}`,
    'Deal Owner': fullName(deal.owner!),
    Amount: deal.amount,
    'Deal Name': deal.name,
    'Closing Date': closeDate(deal),
    Stage: named(stageOf(deal)),
    Pipeline: 'Sales',
    'Probability (%)': chance(deal),
    'Lead Source': deal.source,
    'Reason For Loss': deal.lost_reason,
    'Created Time': wallClock(deal.created_at!),
    'Modified Time': wallClock(deal.updated_at!),
    Currency: deal.currency,
    'Exchange Rate': 1,
  }));
  writeFiles(folder, { 'Deals_2026_06_30.csv': table(rows) });
}

export const zohoTable: FormExport = {
  name: 'Zoho, list export',
  stages: finals,
  words,
  write: writeTable,
};
