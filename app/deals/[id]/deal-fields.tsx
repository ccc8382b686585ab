import type { Page } from '../../server/open-page.ts';
import styles from './deal.module.css';
import type { DealDocument } from './deal-document.ts';
import { fieldName, fieldValue } from './event-words.ts';

/** Told elsewhere on the page, or the same under another name. */
const told = new Set(['deal_id', 'custom', 'outcome', 'amount_base', 'crm_stage']);

/** Every field of the card with its value. */
export function fieldsOf({ deal }: DealDocument): (readonly [string, unknown])[] {
  const own = Object.entries(deal).filter(([name]) => !told.has(name));
  return [['crm_stage', deal.crm_stage], ...own, ...Object.entries(deal.custom ?? {})];
}

export const isFilled = (value: unknown) => value !== null && value !== undefined && value !== '';

/** All fields of the card, the filled and the empty. */
export function DealFields({ page, document }: { page: Page; document: DealDocument }) {
  const { t } = page;
  const missing = new Set(
    document.flags
      .filter(({ rule }) => rule === 'field_missing')
      .flatMap(({ evidence }) => evidence.map(({ what }) => what)),
  );
  return (
    <dl className={styles.fields}>
      {fieldsOf(document).map(([name, value]) => (
        <div key={name}>
          <dt>{name === 'crm_stage' ? t('column.crm_stage') : fieldName(page, name)}</dt>
          <dd className={isFilled(value) ? undefined : styles.quiet}>
            {name === 'probability' && typeof value === 'number'
              ? page.f.share(value)
              : fieldValue(page, name, value)}
            {!isFilled(value) && missing.has(name) && <b className={styles.warning}> {t('deal.required')}</b>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
