import { Suspense } from 'react';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { StackedRows, type StackRow } from '../ui/charts/stacked-rows.tsx';
import { Pending } from '../ui/pending.tsx';
import type { Forecast, HorizonPart } from './ask.ts';
import styles from './forecast.module.css';
import { HorizonTable } from './horizon.tsx';

type Props = {
  readonly page: Page;
  readonly question: URLSearchParams;
  readonly answer: Forecast;
  readonly horizon: Promise<readonly HorizonPart[]>;
};

/** Won so far and the open part by each method against the plan; beside it the money that is in no forecast. */
export function ClosePanel({ page, question, answer, horizon }: Props) {
  const { t, f } = page;
  const won = answer.won ?? 0;
  const target =
    answer.target === null
      ? undefined
      : { amount: answer.target, label: t('forecast.mark.target', { amount: f.money(answer.target) }) };
  const method = (name: 'crm' | 'stage'): StackRow => ({
    id: name,
    name: t(`forecast.method.${name}`),
    text: answer[name] === null ? t('forecast.method.none') : f.shortMoney(won + (answer[name] ?? 0)),
    note: t('forecast.method.note', {
      won: f.shortMoney(answer.won),
      part: f.shortMoney(answer[name]),
      plan: answer.target === null ? 'no' : 'yes',
      target: f.shortMoney(answer.target),
    }),
    target,
    parts: [
      {
        id: 'won',
        amount: won,
        fill: 'var(--won)',
        label: t('forecast.mark.won', { amount: f.money(answer.won) }),
        href: dealsBehind(question, 'forecast.won'),
      },
      {
        id: name,
        amount: answer[name] ?? 0,
        fill: 'var(--open)',
        hatched: true,
        label: t(`forecast.mark.${name}`, { amount: f.money(answer[name]), n: answer.total }),
        href: dealsBehind(question, `forecast.${name}`),
      },
    ],
  });
  const outside = (name: 'overdue' | 'undated', color: string): StackRow => ({
    id: name,
    name: t(`forecast.outside.${name}`),
    text: t('forecast.outside.text', { amount: f.shortMoney(answer[name].amount), n: answer[name].n }),
    parts: [
      {
        id: name,
        amount: answer[name].amount ?? 0,
        fill: `var(--${color}-soft)`,
        stroke: `var(--${color})`,
        label: t(`forecast.mark.${name}`, { amount: f.money(answer[name].amount), n: answer[name].n }),
        href: dealsBehind(question, `forecast.${name}`),
      },
    ],
  });
  const rows = [method('crm'), method('stage'), outside('overdue', 'warning'), outside('undated', 'neutral')];
  const whole = Math.max(
    ...rows.map(({ parts }) => parts.reduce((sum, { amount }) => sum + amount, 0)),
    answer.target ?? 0,
  );
  return (
    <>
      <ChartFrame
        label={t('forecast.close.title')}
        hint={t('chart.hint')}
        table="forecast-horizon"
        tableLabel={t('chart.table')}
        legend={
          <Legend
            items={[
              { text: t('forecast.legend.won'), color: 'var(--won)' },
              { text: t('forecast.legend.expected'), color: 'var(--open)', shape: 'hatch' },
              ...(target ? [{ text: t('forecast.legend.target'), color: 'var(--ink)' }] : []),
              { text: t('forecast.legend.outside'), color: 'var(--warning-soft)' },
            ]}
          />
        }
      >
        <StackedRows id="close" rows={rows} whole={whole * 1.01} />
      </ChartFrame>
      {answer.target === null && (
        <p className={styles.note}>
          {t('forecast.no_target')} <a href="/imports#import">{t('forecast.no_target_link')}</a>
        </p>
      )}
      {answer.model === null && <p className={styles.note}>{t('forecast.no_model')}</p>}
      <div id="forecast-horizon">
        <Suspense fallback={<Pending text={t('panel.loading')} height={260} />}>
          <HorizonTable page={page} question={question} horizon={horizon} here={answer.period} />
        </Suspense>
      </div>
    </>
  );
}
