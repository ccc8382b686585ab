import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Answer } from '../ui/answer.tsx';
import { pointsRange, pointsText } from './points.ts';

type Conformance = Answers['conformance'];

/** The kind of departure that most deals have; a repeat only comes with another. */
function mostFrequent({ deviations }: Conformance): Conformance['deviations'][number] | undefined {
  return deviations
    .filter(({ rule, cases }) => rule !== null && (cases ?? 0) > 0)
    .toSorted((a, b) => (b.cases ?? 0) - (a.cases ?? 0))[0];
}

/** How many deals kept the order, how the others most often departed from it, and what that goes with. */
export function ConformanceAnswer({ page, answer }: { page: Page; answer: Conformance }) {
  const { t, f } = page;
  const { entity } = page.about.process;
  if (answer.cases === 0) return <Answer>{t('conformance.answer.none', { filtered: page.filtered })}</Answer>;
  const most = mostFrequent(answer);
  const { reached } = answer.compared;
  return (
    <Answer
      figure={
        <a href={dealsBehind(page.question, 'conformance.conforming')}>
          <data value={String(answer.rate)} data-figure="rate" data-value={answer.rate}>
            {f.share(answer.rate)}
          </data>
        </a>
      }
      label={t('conformance.answer.label')}
    >
      {t(answer.order === 'free' ? 'conformance.answer.free' : 'conformance.answer', {
        cases: t(`case.${entity}`, { n: answer.conforming }),
        all: answer.cases,
        range: f.shareRange(answer.ci_low, answer.ci_high),
      })}{' '}
      {most &&
        t('conformance.answer.most', {
          kind: t(`deviation.${most.kind}`),
          cases: t(`case.${entity}`, { n: most.cases ?? 0 }),
        })}{' '}
      {t(`conformance.reached.${reached.verdict}`, {
        entity,
        stage: page.stage(reached.stage),
        points: pointsText(page, reached.difference),
        range: pointsRange(page, reached.low, reached.high),
      })}
    </Answer>
  );
}
