import { KeyFigure } from '../../overview/key-figure.tsx';
import styles from '../../overview/key-figures.module.css';
import { isWholePlan } from '../../overview/plan.ts';
import type { Page } from '../../server/open-page.ts';
import { dealsBehind } from '../../ui/address.ts';
import { periodText } from '../../ui/period-text.ts';
import type { Person } from './ask-person.ts';

/** What a person has in hand: open, the quarter against the plan, what the dates say. */
export function PersonFigures({ page, person }: { page: Page; person: Person }) {
  const { t, f, about } = page;
  const { plan, ownForecast, open, now } = person;
  const forecast = ownForecast?.ok ? ownForecast.value : null;
  const target = isWholePlan(now, ['owner', 'team']) ? (plan?.target ?? null) : null;
  const { entity } = about.process;
  const won = forecast?.won ?? 0;
  const atPlace = (id: 'overdue' | 'undated') =>
    forecast && (
      <KeyFigure
        page={page}
        id={id}
        define={id}
        label={t(`overview.${id}`)}
        value={forecast[id].amount}
        text={f.shortMoney(forecast[id].amount)}
        href={dealsBehind(now, `forecast.${id}`)}
      >
        <span>{t('case.deal', { n: forecast[id].n })}</span>
      </KeyFigure>
    );
  return (
    <dl className={`${styles.strip} ${styles.narrow}`} id="figures" aria-label={t('overview.figures')}>
      {open.ok && (
        <KeyFigure
          page={page}
          id="open"
          define="open"
          label={t('overview.open', { entity })}
          value={open.value.total}
          text={f.count(open.value.total)}
          href={dealsBehind(now, 'overview.open')}
        >
          {(open.value.amount_total ?? 0) > 0 && (
            <span>{t('overview.open.amount', { amount: f.shortMoney(open.value.amount_total) })}</span>
          )}
        </KeyFigure>
      )}
      {forecast && (
        <KeyFigure
          page={page}
          id="quarter_won_amount"
          define="forecast_won"
          label={t('owners.won', { quarter: periodText(page, forecast.period) })}
          value={forecast.won}
          text={f.shortMoney(forecast.won)}
          href={dealsBehind(now, 'forecast.won')}
        >
          {target === null ? (
            <span>{t('owners.no_plan')}</span>
          ) : (
            <>
              <span>
                {t('overview.plan', { share: f.share(won / target), target: f.shortMoney(target) })}
              </span>
              <span>
                {won >= target
                  ? t('owners.over_plan', { amount: f.shortMoney(won - target) })
                  : t('owners.to_plan', { amount: f.shortMoney(target - won) })}
              </span>
            </>
          )}
        </KeyFigure>
      )}
      {forecast && (
        <KeyFigure
          page={page}
          id="crm"
          define="forecast_crm"
          label={t('owners.crm', { quarter: periodText(page, forecast.period) })}
          value={forecast.crm}
          text={f.shortMoney(forecast.crm)}
          href={dealsBehind(now, 'forecast.crm')}
        >
          <span>{t('owners.by_stage', { amount: f.shortMoney(forecast.stage) })}</span>
        </KeyFigure>
      )}
      {atPlace('overdue')}
      {atPlace('undated')}
    </dl>
  );
}
