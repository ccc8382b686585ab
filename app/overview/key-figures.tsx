import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { ErrorNote } from '../ui/panel.tsx';
import { type Asked, known } from './ask.ts';
import { daysText } from './days-text.ts';
import { KeyFigure, type Part } from './key-figure.tsx';
import styles from './key-figures.module.css';
import { CycleFigure, WinRateFigure } from './outcome-figures.tsx';
import { QuarterFigure } from './quarter-figure.tsx';

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
