import { dealsBehind } from '../ui/address.ts';
import { known } from './ask.ts';
import { KeyFigure, type Part } from './key-figure.tsx';
import styles from './key-figures.module.css';
import { isWholePlan } from './plan.ts';

async function Plan({ page, asked }: Part) {
  const { t, f } = page;
  const forecast = known(await asked.forecast);
  if (!forecast) return null;
  if (forecast.target === null) return <span>{t('overview.plan.none')}</span>;
  if (!isWholePlan(asked.question)) return <span>{t('overview.plan.filtered')}</span>;
  const { daysPassed, daysInQuarter } = asked.moments;
  const width = (share: number) => `${Math.min(100, share * 100).toFixed(1)}%`;
  return (
    <>
      <span className={styles.track} aria-hidden>
        <i style={{ width: width(forecast.attainment ?? 0) }} />
        <b style={{ left: `calc(${width(daysPassed / daysInQuarter)} - 2px)` }} />
      </span>
      <data value={forecast.attainment ?? ''} data-figure="attainment">
        {t('overview.plan', { share: f.share(forecast.attainment), target: f.shortMoney(forecast.target) })}
      </data>
      <span>{t('overview.plan.days', { passed: daysPassed, all: daysInQuarter })}</span>
    </>
  );
}

/** Won this quarter: against the plan, the quarter before up to the same day, and a year ago. */
export async function QuarterFigure({ page, asked, now }: Part) {
  const { t, f, about } = page;
  const [lastQuarter, yearAgo] = await Promise.all([asked.lastQuarter, asked.yearAgo]);
  const { won } = now.quarter;
  const hasMoney = won.amount !== null && (won.n === 0 || won.amount > 0) && now.won.amount !== null;
  const text = (amount: number | null, n: number) =>
    hasMoney ? f.shortMoney(amount) : t(`case.${about.process.entity}`, { n });
  const then = [
    { id: 'quarter', period: asked.moments.lastQuarter, answer: known(lastQuarter) },
    { id: 'year', period: asked.moments.yearAgo, answer: known(yearAgo) },
  ];
  return (
    <KeyFigure
      page={page}
      id={hasMoney ? 'quarter_won_amount' : 'quarter_won'}
      define="won"
      label={t('overview.quarter', { entity: about.process.entity })}
      value={hasMoney ? won.amount : won.n}
      text={hasMoney ? f.shortMoney(won.amount) : f.count(won.n)}
      href={dealsBehind(asked.question, 'overview.quarter_won')}
    >
      {hasMoney && <span>{t(`case.${about.process.entity}`, { n: won.n })}</span>}
      <Plan page={page} asked={asked} now={now} />
      {then.map(
        ({ id, period, answer }) =>
          answer && (
            <span key={id}>
              {t(`overview.before.${id}`)}{' '}
              <a href={dealsBehind(asked.question, 'winloss.won', { ...period })}>
                {text(answer.overall.amount_won, answer.overall.won)}
              </a>
            </span>
          ),
      )}
    </KeyFigure>
  );
}
