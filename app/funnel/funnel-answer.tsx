import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/page.ts';
import { Answer } from '../ui/answer.tsx';

/** The stage that loses most of what left it, in a sentence; or why the data do not say. */
export function FunnelAnswer({ page, answer }: { page: Page; answer: Answers['funnel'] }) {
  const { t, f, language } = page;
  const judged = answer.stages.filter(({ advanced, lost }) => advanced + lost >= 20);
  const worst = [...judged].sort((a, b) => b.lost - a.lost)[0];
  if (!worst) return <Answer>{t('funnel.answer.too_few')}</Answer>;
  return (
    <Answer
      figure={f.share(worst.resolved_conversion)}
      label={t('funnel.answer.label', { stage: worst.name[language] })}
    >
      {t('funnel.answer', {
        stage: worst.name[language],
        lost: worst.lost,
        left: worst.advanced + worst.lost,
        amount: f.shortMoney(worst.amount_lost),
        range: f.shareRange(worst.ci_low, worst.ci_high),
      })}
    </Answer>
  );
}
