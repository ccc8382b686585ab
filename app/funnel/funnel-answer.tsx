import type { Answers } from '../../lib/answers.ts';
import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { changed, dealsBehind } from '../ui/address.ts';
import { Answer } from '../ui/answer.tsx';
import { changeOf } from './change.ts';
import { spokenPeriod } from './spoken-period.ts';

type Stage = Answers['funnel']['stages'][number];

/** Fewest deals that left a stage for it to be spoken of. */
const enough = 20;

/** The stage that lost most of what left it: most money where there is money, else most deals; null with too few. */
export function worstStage(stages: readonly Stage[]): Stage | null {
  const judged = stages.filter(({ reached, lost }) => reached >= enough && lost > 0);
  const worse = (a: Stage, b: Stage) => (b.amount_lost ?? 0) - (a.amount_lost ?? 0) || b.lost - a.lost;
  return [...judged].sort(worse)[0] ?? null;
}

const lossOf = ({ lost, reached }: Stage) => ({ k: lost, n: reached });

function trendOf(page: Page, now: Stage, before: Stage | undefined): string | null {
  if (!before || before.reached < enough) return null;
  const change = changeOf(lossOf(now), lossOf(before));
  if (!change) return null;
  const how = !change.clear ? 'same' : change.difference > 0 ? 'worse' : 'better';
  return page.t(`funnel.answer.${how}`, { before: page.f.share(before.lost / before.reached) });
}

/** How long those who left had stayed, and how many of them beyond the limit. */
async function stayText({ t }: Page, question: URLSearchParams, stage: string): Promise<string | null> {
  const stays = await loadAnswer('durations', question);
  const stay = stays.ok ? stays.value.stages.find((one) => one.stage === stage) : undefined;
  if (!stay || stay.median === null) return null;
  const days = t('count.days', {
    n: stay.median < 10 ? Math.round(stay.median * 10) / 10 : Math.round(stay.median),
  });
  return stay.limit_days === null
    ? t('funnel.answer.stay', { days })
    : t('funnel.answer.stay_limit', { days, over: stay.over_limit ?? 0, n: stay.n });
}

/** Where deals stop, since when and for how much, by what left the stages in a period; or why the data do not say. */
export async function FunnelAnswer({ page }: { page: Page }) {
  const { t, f, language } = page;
  const { entity } = page.about.process;
  const { window, text: period, before } = spokenPeriod(page);
  const question = changed(page.question, {
    basis: 'exited',
    from: null,
    to: null,
    group_by: null,
    ...window,
  });
  const [now, then] = await Promise.all([
    loadAnswer('funnel', question),
    before ? loadAnswer('funnel', changed(question, before)) : null,
  ]);
  if (!now.ok) return null;
  const worst = worstStage(now.value.stages);
  if (!worst) {
    const n = Math.max(0, ...now.value.stages.map(({ reached }) => reached));
    return <Answer>{t('funnel.answer.too_few', { entity, period, n, enough })}</Answer>;
  }
  const name = worst.name[language];
  const trend = then?.ok
    ? trendOf(
        page,
        worst,
        then.value.stages.find(({ stage }) => stage === worst.stage),
      )
    : null;
  const stay = await stayText(page, question, worst.stage);
  const said = { entity, period, stage: name, left: worst.reached, lost: worst.lost };
  return (
    <Answer
      figure={
        <a href={dealsBehind(question, 'funnel.lost', { stage: worst.stage })}>
          <data value={worst.lost} data-figure="left_lost" data-value={worst.lost}>
            {worst.amount_lost ? f.shortMoney(worst.amount_lost) : f.count(worst.lost)}
          </data>
        </a>
      }
      label={t(worst.amount_lost ? 'funnel.answer.label_money' : 'funnel.answer.label', {
        stage: name,
        period,
      })}
    >
      {t('funnel.answer', { ...said, share: f.share(worst.lost / worst.reached) })}
      {stay && ` ${stay}`}
      {trend && ` ${trend}`}
    </Answer>
  );
}
