import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { EmptyNote, Panel } from '../ui/panel.tsx';
import styles from './imports.module.css';
import { issueMeaning, issueName, namesDeals } from './issue-name.ts';

/** What is wrong with the data, the commonest first: what it means for the figures, and cases to look at. */
export function IssuesPanel({ page, answer }: { page: Page; answer: Loaded<Answers['quality']> }) {
  const { t, f } = page;
  return (
    <Panel
      page={page}
      id="issues"
      title={t('imports.issues.title')}
      lead={t('imports.issues.lead')}
      answer={answer}
      list="issues"
      question={new URLSearchParams()}
      n={answer.ok ? t('imports.issues.n', { n: answer.value.n_cases }) : undefined}
      picture={false}
    >
      {({ issues }) =>
        issues.length === 0 ? (
          <EmptyNote>{t('imports.issues.none')}</EmptyNote>
        ) : (
          <ul className={styles.issues}>
            {issues.map(({ issue, n, examples }) => (
              <li key={issue} data-issue={issue}>
                <p className={styles.count} data-figure={`quality.issue.${issue}`} data-value={n}>
                  {f.count(n)}
                </p>
                <div>
                  <h3>{issueName(page, issue)}</h3>
                  <p className={styles.quiet}>{issueMeaning(page, issue)}</p>
                  {examples.length > 0 && (
                    <p className={styles.examples}>
                      {t('imports.issues.examples')}{' '}
                      {examples.map((example, index) => (
                        <span key={example}>
                          {index > 0 && ', '}
                          {namesDeals(issue) ? (
                            <a href={`/deals/${encodeURIComponent(example)}`}>{example}</a>
                          ) : (
                            <q>{example}</q>
                          )}
                        </span>
                      ))}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
}
