import { table, writeFiles } from './canon.ts';
import { dealId, ends, phaseOf, reasonOf, stateOf, words } from './dynamics.ts';
import type { FormExport } from './form-export.ts';
import { deals, fullName, wallClock } from './story.ts';

const minutes = (text: string) => wallClock(text).slice(0, 16);
const currencies: Readonly<Record<string, string>> = { RUB: 'Russian Ruble', EUR: 'Euro' };

function writeTable(folder: string): void {
  const rows = deals.map((deal) => ({
    '(Do Not Modify) Opportunity': dealId(deal),
    '(Do Not Modify) Row Checksum': 'c2hvcnQ=',
    '(Do Not Modify) Modified On': minutes(deal.updated_at!),
    Topic: deal.name,
    'Est. close date': deal.expected_close_date,
    'Est. revenue': deal.amount,
    'Actual Revenue': stateOf(deal) === 1 ? deal.amount : '',
    'Actual Close Date': stateOf(deal) ? deal.closed_at!.slice(0, 10) : '',
    Probability: deal.probability ? Number(deal.probability) * 100 : '',
    'Pipeline Phase': phaseOf(deal),
    Status: ['Open', 'Won', 'Lost'][stateOf(deal)],
    'Status Reason': reasonOf(deal),
    'Source Campaign': deal.source,
    Owner: fullName(deal.owner!),
    'Created On': minutes(deal.created_at!),
    Currency: currencies[deal.currency!],
  }));
  writeFiles(folder, { 'All Opportunities 6-30-2026 11-59-59 PM.csv': table(rows) });
}

export const dynamicsTable: FormExport = {
  name: 'Dynamics 365, list export',
  stages: ends,
  words,
  write: writeTable,
};
