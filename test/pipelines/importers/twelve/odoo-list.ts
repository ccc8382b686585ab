import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import { ended, isLost, standsOn } from './odoo.ts';
import { calledOtherwise, chance, deals, fullName, numberOf, stageOf, wallClock } from './story.ts';

function writeTable(folder: string): void {
  const rows = deals.map((deal) => ({
    'External ID': `__export__.crm_lead_${numberOf(deal.deal_id!)}_ab12cd34`,
    Opportunity: deal.name,
    Salesperson: fullName(deal.owner!),
    Stage: standsOn(deal),
    'Expected Revenue': `${deal.amount || 0}.0`,
    'Company Currency': deal.currency,
    Probability: `${chance(deal)}.0`,
    'Expected Closing': deal.expected_close_date,
    'Closed Date': ended(deal) ? wallClock(deal.closed_at!) : '',
    'Created on': wallClock(deal.created_at!),
    'Last Updated on': wallClock(deal.updated_at!),
    'Lost Reason': deal.lost_reason,
    Source: deal.source,
    Active: isLost(stageOf(deal)) ? 'False' : 'True',
  }));
  const text = table(rows, { quoted: true }).replaceAll('\n', '\r\n');
  writeFiles(folder, { 'Lead_Opportunity (crm.lead).csv': text });
}

export const odooTable: FormExport = {
  name: 'Odoo, list export',
  stages: { Lost: '__lost' },
  words: calledOtherwise,
  write: writeTable,
};
