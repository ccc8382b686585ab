import type { Answers } from '../../../lib/answers.ts';
import type { Loaded } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import { EmptyNote, Panel } from '../../ui/panel.tsx';
import styles from '../imports.module.css';
import { ofReason } from './list-address.ts';

type Props = { readonly page: Page; readonly answer: Loaded<Answers['reconciliation']> };

/** Why what differs does, the commonest first: what it means and what to do. */
export function ReasonsPanel({ page, answer }: Props) {
  const { t, f, language, params } = page;
  return (
    <Panel
      page={page}
      id="reasons"
      title={t('reconcile.reasons.title')}
      lead={t('reconcile.reasons.lead')}
      answer={answer}
      define={['difference']}
      list="by_reason"
      question={new URLSearchParams()}
      n={answer.ok ? t('reconcile.counts.n', { n: answer.value.n_cases }) : undefined}
      picture={false}
    >
      {({ by_reason: reasons }) =>
        reasons.length === 0 ? (
          <EmptyNote>{t('reconcile.list.none')}</EmptyNote>
        ) : (
          <ul className={styles.issues}>
            {reasons.map(({ entity, what, reason, n, message }) => (
              <li key={`${entity} ${what} ${reason}`} data-reason={reason}>
                <p className={styles.count} data-figure={`reconciliation.${entity}.${reason}`} data-value={n}>
                  <a href={ofReason(params, reason)}>{f.count(n)}</a>
                </p>
                <div>
                  <h3>{t(`reconcile.reason.${reason}`)}</h3>
                  <p className={styles.quiet}>
                    {t(`reconcile.entity.${entity}`)} · {t(`reconcile.what.${what}`)}. {message[language]}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
}
