import type { Answers } from '../../../lib/answers.ts';
import type { Page } from '../../server/open-page.ts';
import { address } from '../../ui/address.ts';
import type { TableRow } from '../../ui/data-table.tsx';
import { ownMoney } from './own-money.ts';

type Difference = Answers['reconciliation']['differences'][number];

function hrefOf({ entity, id, process, ours }: Difference): string | undefined {
  if (!ours) return undefined;
  const params = new URLSearchParams(entity === 'lead' && process ? { process } : {});
  return address(`/deals/${encodeURIComponent(id)}`, params);
}

/** What the card says of the thing that differs. */
function theirs(page: Page, { what, crm }: Difference): string {
  const { t } = page;
  if (what === 'owner') return crm.owner ?? t('none');
  if (what === 'amount') return crm.amount_text ?? ownMoney(page, crm.amount, crm.currency);
  const status = crm.status && t(`reconcile.status.${crm.status}`);
  return [crm.stage_name ?? crm.stage, status].filter(Boolean).join(' · ') || t('none');
}

/** What the pages show of it. */
function shown(page: Page, { entity, what, reason, crm, ours }: Difference): string {
  const { t, f, language } = page;
  if (!ours) return t('reconcile.list.not_shown');
  if (what === 'owner') return ours.owner ?? t('none');
  if (what === 'amount')
    return reason === 'no_rate' ? f.money(null) : ownMoney(page, ours.amount, crm.currency);
  const outcome = t(`${entity === 'lead' ? 'lead_outcome' : 'outcome'}.${ours.outcome}`);
  return [ours.stage_name?.[language] ?? t('reconcile.counts.no_stage'), outcome].join(' · ');
}

/** A difference as a row of a table: the card leads to its page, the reason says in full what it means. */
export function differenceRow(page: Page, one: Difference): TableRow {
  const { t, language } = page;
  const [crm, ours] = [theirs(page, one), shown(page, one)];
  return {
    id: `${one.entity} ${one.id} ${one.what}`,
    cells: {
      name: { value: one.name ?? one.id, text: one.name ?? one.id, href: hrefOf(one), note: one.id },
      what: { value: one.what, text: t(`reconcile.what.${one.what}`) },
      crm: { value: crm, text: crm },
      ours: { value: ours, text: ours },
      reason: {
        value: one.reason,
        text: t(`reconcile.reason.${one.reason}`),
        title: one.message[language],
        tone: one.reason === 'unexplained' ? 'warning' : undefined,
      },
    },
  };
}
