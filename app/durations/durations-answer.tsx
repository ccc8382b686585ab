import type { Answers } from '../../lib/answers.ts';
import { wilson } from '../../lib/stats/proportions.ts';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { Answer } from '../ui/answer.tsx';
import type { Clocks } from './clocks.ts';
import { daysText } from './days-text.ts';
import { nowQuestion, type Standing } from './standing.ts';

type Durations = Answers['durations'];
type Stage = Durations['stages'][number];

/** Fewest stays that let a stage be spoken of. */
const enough = 20;

/** The stage whose stays go beyond its limit most often; null where no stage has a limit and enough stays. */
export function mostOverdue(stages: readonly Stage[]): Stage | null {
  const share = ({ over_limit, n }: Stage) => (over_limit ?? 0) / n;
  const judged = stages.filter(({ over_limit, n }) => over_limit !== null && n >= enough);
  return [...judged].sort((a, b) => share(b) - share(a))[0] ?? null;
}

function longest(stages: readonly Stage[]): Stage | null {
  const judged = stages.filter(({ n }) => n >= enough);
  // A median that is not reached yet is longer than any that is.
  const days = ({ median }: Stage) => median ?? Number.POSITIVE_INFINITY;
  return [...judged].sort((a, b) => days(b) - days(a))[0] ?? null;
}

type Props = {
  page: Page;
  answer: Durations;
  clocks: Clocks;
  standing: ReadonlyMap<string, Standing>;
  period: string;
};

function medianText({ page: { t }, clocks }: Props, { median }: Stage): string {
  if (median === null) return t('durations.answer.no_median');
  return t('durations.answer.median', { days: daysText(t, median, clocks.shown) });
}

/** Which stage holds deals beyond its limit most often, and what stands there beyond it now. */
export function DurationsAnswer(props: Props) {
  const { page, answer, clocks, standing, period } = props;
  const { t, f, language } = page;
  const { entity } = page.about.process;
  const worst = mostOverdue(answer.stages);
  if (!worst || worst.limit_days === null || worst.over_limit === null) {
    const slow = longest(answer.stages);
    if (!slow) return <Answer>{t('durations.answer.too_few', { entity, period, enough })}</Answer>;
    const stage = slow.name[language];
    return (
      <Answer
        figure={
          <data value={slow.median ?? ''} data-figure="median" data-value={slow.median ?? ''}>
            {slow.median === null ? t('not_reached') : daysText(t, slow.median, clocks.shown)}
          </data>
        }
        label={t('durations.answer.slow_label', { stage })}
      >
        {t('durations.answer.slow', { entity, stage, period, n: slow.n })} {t('durations.answer.no_limits')}
      </Answer>
    );
  }
  const { low, high } = wilson(worst.over_limit, worst.n);
  const now = standing.get(worst.stage);
  const stage = worst.name[language];
  return (
    <Answer
      figure={
        <a href={dealsBehind(page.question, 'durations.over_limit', { stage: worst.stage })}>
          <data value={worst.over_limit} data-figure="over_limit" data-value={worst.over_limit}>
            {f.share(worst.over_limit / worst.n)}
          </data>
        </a>
      }
      label={t('durations.answer.label', { stage, unit: answer.unit })}
    >
      {t('durations.answer', {
        entity,
        unit: answer.unit,
        stage,
        period,
        over: worst.over_limit,
        n: worst.n,
        range: f.shareRange(low, high),
        limit: daysText(t, worst.limit_days, clocks.ofLimits),
      })}{' '}
      {medianText(props, worst)}{' '}
      {now && now.over > 0 && (
        <a
          href={dealsBehind(nowQuestion(page), 'compliance.now', {
            rule: 'stage_overdue',
            stage: worst.stage,
          })}
        >
          <data value={now.over} data-figure="over_limit_now" data-value={now.over}>
            {t(now.amountOver ? 'durations.answer.now_money' : 'durations.answer.now', {
              entity,
              n: now.over,
              of: now.total,
              amount: f.shortMoney(now.amountOver),
            })}
          </data>
        </a>
      )}
      {now && now.over === 0 && t('durations.answer.none_now')}
    </Answer>
  );
}
