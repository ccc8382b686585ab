import type { Answers } from '../../lib/answers.ts';
import { newcombe } from '../../lib/stats/proportions.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { ErrorNote } from '../ui/panel.tsx';
import { type Asked, known } from './ask.ts';
import { daysText } from './days-text.ts';
import { KeyFigure } from './key-figure.tsx';
import styles from './key-figures.module.css';
import { QuarterFigure } from './quarter-figure.tsx';

type Overview = Answers['overview'];
type Part = { readonly page: Page; readonly asked: Asked; readonly now: Overview };

async function OpenFigure({ page, asked, now }: Part) {
  const { t, f, about } = page;
  const stock = known(await asked.stock);
  const then = stock?.weeks[4];
  const sum = (pick: (stage: { current: number; amount_current: number | null }) => number) =>
    then?.stages.reduce((all, stage) => all + pick(stage), 0) ?? 0;
  const hasMoney = now.open.amount !== null && now.open.amount > 0;
  return (
    <KeyFigure
      page={page}
      id="open"
      define="open"
      label={t('overview.open', { entity: about.process.entity })}
      value={now.open.n}
      text={f.count(now.open.n)}
      href={dealsBehind(asked.question, 'overview.open')}
    >
      {hasMoney && (
        <data value={now.open.amount ?? ''} data-figure="open_amount">
          {t('overview.open.amount', { amount: f.shortMoney(now.open.amount) })}
        </data>
      )}
      {then && (
        <span>
          {t('overview.open.before', { n: f.count(sum((stage) => stage.current)) })}
          {hasMoney && <> · {f.shortMoney(sum((stage) => stage.amount_current ?? 0))}</>}
        </span>
      )}
    </KeyFigure>
  );
}

async function WinRateFigure({ page, asked, now }: Part) {
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
          {t('overview.win_rate.won', { n: recent.won })}
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

async function CycleFigure({ page, asked, now }: Part) {
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

function VelocityFigure({ page, asked, now }: Part) {
  const { t, f } = page;
  const { per_day, open, win_rate, mean_won, cycle_days } = now.velocity;
  if (per_day === null || cycle_days === null) return null;
  return (
    <KeyFigure
      page={page}
      id="velocity"
      define="velocity"
      label={t('overview.velocity')}
      value={per_day}
      text={f.shortMoney(per_day)}
      href={address('/dictionary', travellers(asked.question)).concat('#velocity')}
    >
      <span>
        {t('overview.velocity.parts', {
          open: f.count(open),
          rate: f.share(win_rate),
          mean: f.shortMoney(mean_won),
          days: daysText(t, cycle_days),
        })}
      </span>
    </KeyFigure>
  );
}

async function DatesFigures({ page, asked }: Part) {
  const { t, f } = page;
  const forecast = known(await asked.forecast);
  if (!forecast) return null;
  return (['overdue', 'undated'] as const).map((id) => (
    <KeyFigure
      key={id}
      page={page}
      id={id}
      define={id}
      label={t(`overview.${id}`)}
      value={forecast[id].amount}
      text={f.shortMoney(forecast[id].amount)}
      href={dealsBehind(asked.question, `forecast.${id}`)}
    >
      <span>{t('case.deal', { n: forecast[id].n })}</span>
      <span>{t(`overview.${id}.hint`)}</span>
    </KeyFigure>
  ));
}

async function BrokenFigure({ page, asked, now }: Part) {
  const { t, f, about } = page;
  const { list, answer } = await asked.broken;
  if (!answer.ok || now.flags_now.length === 0) return null;
  const { total, amount_total } = answer.value;
  return (
    <KeyFigure
      page={page}
      id="broken"
      define="flag_now"
      label={t('overview.broken', { entity: about.process.entity })}
      value={total}
      text={f.count(total)}
      href={address('/deals', list)}
    >
      {(amount_total ?? 0) > 0 && (
        <span>{t('overview.open.amount', { amount: f.shortMoney(amount_total) })}</span>
      )}
      <span>{t('overview.broken.of', { share: f.share(now.open.n ? total / now.open.n : null) })}</span>
      <span>
        {t('overview.broken.flags', { n: now.flags_now.reduce((sum, { flags }) => sum + flags, 0) })}
      </span>
    </KeyFigure>
  );
}

/** The strip of figures under the answer: each with what it is compared with, each a way to its deals. */
export async function KeyFigures({ page, asked }: { page: Page; asked: Asked }) {
  const now = await asked.now;
  if (!now.ok) return <ErrorNote page={page} error={now.error} />;
  const part = { page, asked, now: now.value };
  return (
    <dl className={styles.strip} id="figures" aria-label={page.t('overview.figures')}>
      <OpenFigure {...part} />
      <QuarterFigure {...part} />
      <WinRateFigure {...part} />
      <CycleFigure {...part} />
      <VelocityFigure {...part} />
      <DatesFigures {...part} />
      <BrokenFigure {...part} />
    </dl>
  );
}
