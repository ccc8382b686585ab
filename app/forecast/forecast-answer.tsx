import type { Page } from '../server/open-page.ts';
import { Answer } from '../ui/answer.tsx';
import { periodText } from '../ui/period-text.ts';
import type { Forecast, ForecastParts, HorizonPart } from './ask.ts';
import { methodOf } from './method.ts';
import { daysLeft, periodState, quarterOf } from './period-choice.ts';

/** The plan in a sentence: fulfilled, how much is left, or that there is none. */
function planText({ t, f }: Page, answer: Forecast, isAhead = false): string {
  if (answer.target === null) return t('forecast.answer.no_plan');
  if (isAhead && (answer.gap ?? 0) > 0) {
    const of = (part: number | null) => f.share(((answer.won ?? 0) + (part ?? 0)) / (answer.target || 1));
    const isOne = answer.crm === null || answer.stage === null;
    return t(isOne ? 'forecast.answer.plan_ahead_one' : 'forecast.answer.plan_ahead', {
      target: f.shortMoney(answer.target),
      share: of(answer.crm ?? answer.stage),
      stage_share: of(answer.stage),
    });
  }
  const values = {
    target: f.shortMoney(answer.target),
    share: f.share(answer.attainment),
    gap: f.shortMoney(Math.abs(answer.gap ?? 0)),
  };
  return t((answer.gap ?? 0) > 0 ? 'forecast.answer.plan' : 'forecast.answer.plan_done', values);
}

/** The next quarter beside this one, when this one is all but over. */
function nextText(page: Page, parts: ForecastParts, horizon: readonly HorizonPart[]): string {
  const { t, f } = page;
  const next = quarterOf(parts.today, 1);
  const found = horizon.find(({ period }) => period === next)?.answer;
  if (!found?.ok) return '';
  const { crm, stage, target } = found.value;
  return t(target === null ? 'forecast.answer.next' : 'forecast.answer.next_plan', {
    period: periodText(page, next),
    crm: f.shortMoney(crm),
    stage: f.shortMoney(stage),
    target: f.shortMoney(target),
  });
}

type Props = {
  readonly page: Page;
  readonly parts: ForecastParts;
  readonly answer: Forecast;
  /** Other periods; needed when this one is all but over. */
  readonly horizon: readonly HorizonPart[];
};

/** Whether the period ends within three days: its expected part can hardly come true. */
export function isEnding({ period, today }: ForecastParts): boolean {
  return periodState(period, today) === 'running' && daysLeft(period, today) <= 3;
}

/** What the period will close at, said as far as the data carry it. */
export function ForecastAnswer({ page, parts, answer, horizon }: Props) {
  const { t, f } = page;
  const period = periodText(page, answer.period);
  const state = periodState(answer.period, parts.today);
  const values = {
    period,
    won: answer.won === null ? t('not_known') : f.shortMoney(answer.won),
    crm: f.shortMoney(answer.crm),
    stage: f.shortMoney(answer.stage),
    n: answer.total,
  };
  const figureOf = (name: string, value: number | null) => (
    <data value={String(value)} data-figure={name} data-value={value ?? ''} title={f.money(value)}>
      {f.shortMoney(value)}
    </data>
  );
  if (state === 'past') {
    return (
      <Answer figure={figureOf('forecast.won', answer.won)} label={t('forecast.answer.label_past')}>
        {[
          t('forecast.answer.past', values),
          planText(page, answer),
          answer.total > 0 ? t('forecast.answer.past_open', values) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </Answer>
    );
  }
  if (answer.n_cases === 0)
    return <Answer>{[t('forecast.answer.empty', values), planText(page, answer)].join(' ')}</Answer>;
  const method = methodOf(page.params);
  const by = answer[method] !== null ? method : answer.crm === null ? 'stage' : 'crm';
  const part = answer[by];
  const total = part === null ? answer.won : (answer.won ?? 0) + part;
  const left = daysLeft(answer.period, parts.today);
  const ending = isEnding(parts);
  const sentence =
    answer.crm === null
      ? answer.stage === null
        ? 'forecast.answer.no_methods'
        : 'forecast.answer.stage_only'
      : answer.stage === null
        ? 'forecast.answer.crm_only'
        : 'forecast.answer';
  return (
    <Answer
      figure={ending ? figureOf('forecast.won', answer.won) : figureOf(`forecast.total_${by}`, total)}
      label={t(`forecast.answer.label_${ending ? 'ending' : by}`)}
    >
      {[
        t(state === 'ahead' && !answer.won ? `${sentence}_ahead` : sentence, values),
        planText(page, answer, state === 'ahead'),
        state === 'running' && left <= 14 && answer.total > 0 ? t('forecast.answer.left', { n: left }) : '',
        ending && parts.period === quarterOf(parts.today) ? nextText(page, parts, horizon) : '',
      ]
        .filter(Boolean)
        .join(' ')}
    </Answer>
  );
}
