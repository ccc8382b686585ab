import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind } from '../ui/address.ts';
import { Define } from '../ui/define.tsx';
import styles from './funnel.module.css';

/** Says that it is early to judge, while too much of the cohort is open, and where one may look instead. */
export function Immature({ page, answer }: { page: Page; answer: Answers['funnel'] }) {
  const { t, f } = page;
  if (!answer.immature || answer.basis === 'exited') return null;
  const { open, cases } = answer.totals;
  return (
    <div className={styles.notice} data-figure="immature" data-value={open / cases}>
      <a href={dealsBehind(page.question, 'funnel.open')}>
        {t('funnel.immature', { share: f.share(open / cases), n: open, of: cases })}
      </a>{' '}
      {t('funnel.immature.why')}{' '}
      <a href={address(page.path, page.params, { basis: 'exited' })}>{t('funnel.immature.instead')}</a>{' '}
      <Define page={page} id="immature" />
    </div>
  );
}
