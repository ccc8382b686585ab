import type { Answers } from '../../../lib/answers.ts';
import type { Page } from '../../server/open-page.ts';
import { Answer } from '../../ui/answer.tsx';

/** Whether the pages show what the exports hold, in a sentence. */
export function ReconciliationAnswer({ page, answer }: { page: Page; answer: Answers['reconciliation'] }) {
  const { t, f } = page;
  const { entities, by_reason: reasons } = answer;
  const all = reasons.reduce((sum, { n }) => sum + n, 0);
  const unexplained = reasons
    .filter(({ reason }) => reason === 'unexplained')
    .reduce((sum, { n }) => sum + n, 0);
  if (entities.length === 0) return <Answer>{t('reconcile.answer.none')}</Answer>;
  return (
    <Answer
      figure={
        <span data-figure="reconciliation.differences" data-value={all} style={{ all: 'unset' }}>
          {f.count(all)}
        </span>
      }
      label={t('reconcile.answer.label', { n: all })}
    >
      {entities
        .map(({ entity, ids, cases, differ }) => t(`reconcile.answer.${entity}`, { ids, cases, differ }))
        .join(' ')}{' '}
      {unexplained > 0 && t('reconcile.answer.unexplained', { n: unexplained })}
    </Answer>
  );
}
