import { newcombe } from '../../lib/stats/proportions.ts';
import type { Page } from '../server/open-page.ts';
import { Answer } from '../ui/answer.tsx';
import { groupText } from '../ui/group-text.ts';
import { groupsOf, keyOfGroup, type Winloss, windowText } from './winloss-words.ts';

type Props = {
  readonly page: Page;
  readonly answer: Winloss;
  readonly before: Winloss | null;
  readonly recent: Winloss | null;
  readonly dimension: string | undefined;
};

/** Who stands out for the better and the worse: only groups that chance does not explain. */
function standing(page: Page, answer: Winloss, dimension: string): string {
  const { t, f } = page;
  const apart = groupsOf(answer, dimension).filter(({ distinct }) => distinct);
  const whole = answer.overall.win_rate ?? 0;
  const names = (groups: typeof apart) =>
    groups
      .map((group) =>
        t('winloss.answer.group', {
          name: groupText(page, dimension, keyOfGroup(group)),
          share: f.share(group.win_rate),
        }),
      )
      .join(', ');
  const better = apart.filter(({ win_rate: rate }) => (rate ?? 0) > whole).slice(0, 2);
  const worse = apart
    .filter(({ win_rate: rate }) => (rate ?? 0) < whole)
    .slice(-2)
    .reverse();
  const by = page.find(`by_dimension.${dimension}`) ?? dimension;
  if (better.length + worse.length === 0) return t('winloss.answer.none_apart', { by });
  return [
    better.length > 0 ? t('winloss.answer.better', { names: names(better) }) : '',
    worse.length > 0 ? t('winloss.answer.worse', { names: names(worse) }) : '',
  ].join(' ');
}

/** Against the period before: higher, lower, or within chance. */
function change({ t, f }: Page, { overall: now }: Winloss, { overall: then }: Winloss): string {
  const gap = newcombe(now.won, now.won + now.lost, then.won, then.won + then.lost);
  if (gap.low === null || gap.high === null) return t('winloss.answer.before_none');
  const share = f.share(then.win_rate);
  if (gap.low > 0) return t('winloss.answer.higher', { share });
  return gap.high < 0 ? t('winloss.answer.lower', { share }) : t('winloss.answer.same', { share });
}

/** The win rate of the period in a sentence and what stands out; or why the data do not say. */
export function WinlossAnswer({ page, answer, before, recent, dimension }: Props) {
  const { t, f, params } = page;
  const { won, lost, open, win_rate: rate, ci_low: low, ci_high: high } = answer.overall;
  const isYoung = answer.basis === 'created' && open > 0.2 * (won + lost + open);
  const period = windowText(page, params.get('from'), params.get('to'));
  if (won + lost < 20) return <Answer>{t('winloss.answer.too_few', { period, n: won + lost })}</Answer>;
  const parts = [
    t(answer.basis === 'created' ? 'winloss.answer.created' : 'winloss.answer', {
      period,
      entity: page.about.process.entity,
      won,
      closed: won + lost,
      range: f.shareRange(low, high),
    }),
    open > 0 && answer.basis === 'created'
      ? t(isYoung ? 'winloss.answer.young' : 'winloss.answer.open', {
          n: open,
          share: f.share(open / (won + lost + open)),
          range: f.shareRange(answer.overall.bound_low, answer.overall.bound_high),
        })
      : '',
    before && !isYoung ? change(page, answer, before) : '',
    recent && recent.overall.won + recent.overall.lost >= 20
      ? t('winloss.answer.recent', {
          share: f.share(recent.overall.win_rate),
          range: f.shareRange(recent.overall.ci_low, recent.overall.ci_high),
        })
      : '',
    dimension && !isYoung ? standing(page, answer, dimension) : '',
  ];
  return (
    <Answer
      figure={
        <data value={String(rate)} data-figure="winloss.win_rate" data-value={rate ?? ''}>
          {isYoung ? f.shareRange(answer.overall.bound_low, answer.overall.bound_high) : f.share(rate)}
        </data>
      }
      label={t(isYoung ? 'winloss.answer.label_young' : 'winloss.answer.label')}
    >
      {parts.filter(Boolean).join(' ')}
    </Answer>
  );
}
