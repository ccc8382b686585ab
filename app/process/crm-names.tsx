import type { ProcessState } from '../../lib/process-page-types.ts';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import styles from './process.module.css';

/** What the CRM calls a stage: the names under which cases stand in it now, and those by which it would be recognised. */
export function CrmNames({ page, state }: { page: Page; state: ProcessState }) {
  const { t, question } = page;
  const seen = new Set(state.crm.map(({ stage }) => stage));
  const others = state.match.filter((name) => !seen.has(name));
  const href = address('/deals', question, { stage: state.id });
  return (
    <>
      {state.crm.map(({ pipeline, stage, n }, index) => (
        <span key={`${pipeline} ${stage}`}>
          {index > 0 && ', '}
          {t('process.quoted', { name: stage })}
          {pipeline && <span className={styles.quiet}> ({pipeline})</span>}:{' '}
          <a href={href}>{t('process.now', { n })}</a>
        </span>
      ))}
      {state.crm.length === 0 && t('process.crm.nobody')}
      {others.length > 0 && (
        <small className={styles.quiet}>{t('process.crm.match', { names: others.join(', ') })}</small>
      )}
    </>
  );
}
