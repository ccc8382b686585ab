import { z } from 'zod';
import { findText } from '../messages.ts';
import type { Row } from '../run-sql.ts';
import { reconciliationReasons } from './reconciliation-reasons.ts';
import { number, text } from './report.ts';
import { words } from './shapes.ts';

const money = z.number().nullable();
const name = z.string().nullable();

export const entity = z.enum(['deal', 'lead']);
export const what = z.enum(['presence', 'state', 'amount', 'owner']);
export const outcome = z.enum(['open', 'won', 'lost', 'neutral']);
export const reason = z.enum(reconciliationReasons);

/** The sentence of a reason. */
export const messageOf = (code: string) => ({
  ru: findText('ru', `reconcile.reason.${code}.what`) ?? code,
  en: findText('en', `reconcile.reason.${code}.what`) ?? code,
});

/** One difference: the row of the CRM beside what the pages show of the same id. */
export const difference = z.object({
  entity,
  id: z.string(),
  name,
  what,
  reason,
  message: words,
  process: name,
  crm: z.object({
    pipeline: name,
    stage: name,
    stage_name: name,
    status: name,
    amount: money,
    amount_text: name.describe('The cell, where it is no number.'),
    currency: name,
    owner: name,
  }),
  ours: z
    .object({
      stage: name.describe('State of the process; null = in none.'),
      stage_name: words.nullable(),
      outcome,
      amount: money,
      amount_base: money,
      owner: name,
    })
    .nullable()
    .describe('null when the pages do not show it.'),
});

/** A row of sql/reports/reconciliation_differences.sql as the answer gives it. */
export function differenceOf(row: Row): z.infer<typeof difference> {
  return {
    entity: row.entity as z.infer<typeof entity>,
    id: String(row.id),
    name: text(row, 'name'),
    what: row.what as z.infer<typeof what>,
    reason: row.reason as z.infer<typeof reason>,
    message: messageOf(String(row.reason)),
    process: text(row, 'process'),
    crm: {
      pipeline: text(row, 'pipeline'),
      stage: text(row, 'crm_stage'),
      stage_name: text(row, 'crm_stage_name'),
      status: text(row, 'crm_status'),
      amount: number(row, 'crm_amount'),
      amount_text: text(row, 'crm_amount_text'),
      currency: text(row, 'currency'),
      owner: text(row, 'crm_owner'),
    },
    ours: row.is_shown
      ? {
          stage: text(row, 'our_stage'),
          stage_name: row.our_stage ? { ru: String(row.our_stage_ru), en: String(row.our_stage_en) } : null,
          outcome: row.our_outcome as z.infer<typeof outcome>,
          amount: number(row, 'our_amount'),
          amount_base: number(row, 'our_amount_base'),
          owner: text(row, 'our_owner'),
        }
      : null,
  };
}
