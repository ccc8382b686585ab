import { newcombe } from '../../lib/stats/proportions.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { known } from './ask.ts';
import { daysText } from './days-text.ts';
import { KeyFigure, type Part } from './key-figure.tsx';

/** Won of what closed in the last 90 days, with its interval and the 90 days before. */
export async function WinRateFigure({ page, asked, now }: Part) {
  const { t, f, about } = page;
  const recent = now.last_90_days;
  const then = known(await asked.before)?.last_90_days;
  const difference = then
    ? newcombe(recent.won, recent.won + recent.lost, then.won, then.won + then.lost)
    : null;
  const verdict =
    difference?.low === null || difference?.high === null || !difference
      ? null
      : difference.low > 0
        ? 'up'
        : difference.high < 0
          ? 'down'
          : 'same';
  return (
    <KeyFigure
      page={page}
      id="win_rate"
      define="win_rate"
      label={t('overview.win_rate', { entity: about.process.entity })}
      value={recent.win_rate}
      text={f.share(recent.win_rate)}
      href={address('/winloss', travellers(asked.question), { ...asked.moments.last90 })}
    >
      <span>{t('overview.win_rate.range', { range: f.shareRange(recent.ci_low, recent.ci_high) })}</span>
      <span>
        <a href={dealsBehind(asked.question, 'overview.last_90_days_won')}>
          {t('overview.win_rate.won', { n: recent.won, entity: about.process.entity })}
        </a>
        {', '}
        <a href={dealsBehind(asked.question, 'overview.last_90_days_lost')}>
          {t('overview.win_rate.lost', { n: recent.lost })}
        </a>
      </span>
      {verdict && <span>{t(`overview.win_rate.${verdict}`, { share: f.share(then?.win_rate) })}</span>}
    </KeyFigure>
  );
}

/** How long the deals won in the last 90 days took. */
export async function CycleFigure({ page, asked, now }: Part) {
  const { t, about } = page;
  const won = known(await asked.stays)?.cycle.won;
  const median = won && won.n > 0 ? won.median : now.cycle_won_median;
  return (
    <KeyFigure
      page={page}
      id="cycle"
      define="cycle"
      label={t('overview.cycle', { entity: about.process.entity })}
      value={median}
      text={median === null ? t('none') : daysText(t, median)}
      href={won && won.n > 0 ? dealsBehind(asked.with90, 'durations.cycle_won') : undefined}
    >
      {won && won.n > 0 && <span>{t('overview.cycle.n', { n: won.n })}</span>}
      {now.cycle_won_median !== null && (
        <data value={now.cycle_won_median} data-figure="cycle_won_median">
          {t('overview.cycle.all', { days: daysText(t, now.cycle_won_median) })}
        </data>
      )}
    </KeyFigure>
  );
}
