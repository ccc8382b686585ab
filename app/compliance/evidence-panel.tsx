import type { Page } from '../server/open-page.ts';
import { EmptyNote, Panel } from '../ui/panel.tsx';
import type { EvidencePage } from './ask-evidence.ts';
import styles from './evidence.module.css';
import { EvidenceFilter } from './evidence-filter.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { evidenceAddress, pageLength } from './questions.ts';

/** The evidence: every flag that the filters leave, a page at a time. */
export function EvidencePanel({
  page,
  evidence,
  rules,
}: {
  page: Page;
  evidence: EvidencePage;
  rules: readonly string[];
}) {
  const { t, f } = page;
  const { total, offset, waived } = evidence;
  const to = (start: number) => evidenceAddress(page.params, { offset: start > 0 ? String(start) : null });
  return (
    <Panel
      page={page}
      id="evidence"
      title={t('compliance.evidence.title')}
      lead={t('compliance.evidence.lead')}
      answer={evidence.answer}
      define={['evidence', 'flag_now']}
      list="flags"
      question={evidence.question}
      n={t('count.flags', { n: total })}
      picture={false}
      enough={() => true}
    >
      {(answer) => (
        <>
          <EvidenceFilter page={page} rules={rules} />
          {waived > 0 && (
            <p className={styles.apart}>
              <a href={evidenceAddress(page.params, { 'view.state': 'waived' })}>
                {t('compliance.waive.count', { n: waived })}
              </a>
            </p>
          )}
          {answer.flags.length === 0 ? (
            <EmptyNote>{t('compliance.evidence.none')}</EmptyNote>
          ) : (
            <EvidenceList page={page} flags={answer.flags} deals={evidence.deals} />
          )}
          {total > pageLength && (
            <nav className={styles.pages} aria-label={t('compliance.evidence.pages')}>
              {offset > 0 && (
                <a href={to(Math.max(0, offset - pageLength))}>{t('compliance.evidence.previous')}</a>
              )}
              <span>
                {t('compliance.evidence.range', {
                  from: f.count(offset + 1),
                  to: f.count(offset + answer.flags.length),
                  total: f.count(total),
                })}
              </span>
              {offset + pageLength < total && (
                <a href={to(offset + pageLength)}>{t('compliance.evidence.next')}</a>
              )}
            </nav>
          )}
        </>
      )}
    </Panel>
  );
}
