import type { Answers } from '../../lib/answers.ts';
import { newcombe } from '../../lib/stats/proportions.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Answer } from '../ui/answer.tsx';
import { type Asked, known } from './ask.ts';
import { daysText } from './days-text.ts';

type Stage = Answers['overview']['stages'][number];

/** Fewest deals with a decision that let a stage be spoken of. */
const enough = 20;

/** The stage that lost most in the 90 days: most money where there is money, else most deals; null with too few. */
export function worstStage(stages: readonly Stage[]): Stage | null {
  const judged = stages.filter(({ advanced, lost }) => advanced + lost >= enough && lost > 0);
  const loss = ({ amount_lost, lost }: Stage) => [amount_lost ?? 0, lost] as const;
  return [...judged].sort((a, b) => loss(b)[0] - loss(a)[0] || loss(b)[1] - loss(a)[1])[0] ?? null;
}

/** Whether more, fewer or as many go on as 90 days before; null when there was too little then. */
function changeOf(now: Stage, before: Stage | undefined): 'better' | 'worse' | 'same' | null {
  if (!before || before.advanced + before.lost < enough) return null;
  const { low, high } = newcombe(
    now.advanced,
    now.advanced + now.lost,
    before.advanced,
    before.advanced + before.lost,
  );
  if (low !== null && low > 0) return 'better';
  return high !== null && high < 0 ? 'worse' : 'same';
}

/** Where deals are lost, since when, and how long they stood there: the sentence of Monday morning. */
export async function OverviewAnswer({ page, asked }: { page: Page; asked: Asked }) {
  const { t, f, language } = page;
  const [now, before, stays] = await Promise.all([asked.now, asked.before, asked.stays]);
  if (!now.ok) return null;
  const worst = worstStage(now.value.stages);
  if (!worst) return <Answer>{t('overview.answer.too_few', { n: enough })}</Answer>;
  const { entity } = page.about.process;
  const stage = worst.name[language];
  const then = known(before)?.stages.find(({ stage: id }) => id === worst.stage);
  const change = changeOf(worst, then);
  const stay = known(stays)?.stages.find(({ stage: id }) => id === worst.stage);
  const money = worst.amount_lost;
  return (
    <Answer
      figure={
        <a href={dealsBehind(asked.question, 'overview.stage_lost', { stage: worst.stage })}>
          <data value={money ?? worst.lost} data-figure={money ? 'worst_amount_lost' : 'worst_lost'}>
            {money ? f.shortMoney(money) : f.count(worst.lost)}
          </data>
        </a>
      }
      label={t('overview.answer.label', { stage })}
    >
      {t(money ? 'overview.answer.money' : 'overview.answer.count', {
        entity,
        stage,
        left: worst.left,
        lost: worst.lost,
        amount: f.shortMoney(money),
      })}
      {stay && stay.median !== null && (
        <>
          {' '}
          {t(stay.limit_days === null ? 'overview.answer.stay' : 'overview.answer.stay_limit', {
            days: daysText(t, stay.median),
            over: stay.over_limit ?? 0,
            n: stay.n,
          })}
        </>
      )}{' '}
      {change &&
        t(`overview.answer.${change}`, {
          now: f.share(worst.resolved_conversion),
          before: f.share(then?.resolved_conversion),
        })}
    </Answer>
  );
}
