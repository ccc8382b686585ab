import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { type Fact, Facts } from '../ui/facts.tsx';
import type { Forecast } from './ask.ts';

type Props = { readonly page: Page; readonly question: URLSearchParams; readonly answer: Forecast };

/** Won, open by both methods, the plan and what is left of it, with definitions. */
export function ForecastFacts({ page, question, answer }: Props) {
  const { t, f } = page;
  const money = (figure: string, value: number | null, more: Partial<Fact>): Fact => ({
    figure,
    label: t(`forecast.fact.${figure.slice('forecast.'.length)}`),
    value: f.shortMoney(value),
    raw: value,
    title: f.money(value),
    ...more,
  });
  const facts: Fact[] = [
    money('forecast.won', answer.won, {
      href: dealsBehind(question, 'forecast.won'),
      define: 'forecast_won',
      notes: [
        answer.attainment === null
          ? null
          : t('forecast.fact.attainment', { share: f.share(answer.attainment) }),
      ],
    }),
    money('forecast.crm', answer.crm, {
      href: dealsBehind(question, 'forecast.crm'),
      define: 'forecast_crm',
      notes: [t('forecast.fact.due', { n: answer.total })],
    }),
    money('forecast.stage', answer.stage, {
      href: dealsBehind(question, 'forecast.stage'),
      define: 'forecast_stage',
      notes: [t('forecast.fact.due', { n: answer.total })],
    }),
    money('forecast.target', answer.target, {
      define: 'target',
      notes: [answer.target === null ? t('forecast.fact.no_target') : null],
    }),
  ];
  if (answer.gap !== null)
    facts.push(
      money('forecast.gap', answer.gap, {
        define: 'gap',
        notes: [answer.gap <= 0 ? t('forecast.fact.gap_done') : null],
      }),
    );
  if (answer.coverage !== null)
    facts.push({
      figure: 'forecast.coverage',
      label: t('forecast.fact.coverage'),
      value: t('forecast.times', { n: answer.coverage }),
      raw: answer.coverage,
      define: 'coverage',
      notes: [t('forecast.fact.coverage_note')],
    });
  return <Facts page={page} facts={facts} />;
}
