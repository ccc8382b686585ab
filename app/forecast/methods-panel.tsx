import type { Page } from '../server/open-page.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import type { Forecast } from './ask.ts';
import { byStage, type StageMethods } from './by-stage.ts';
import styles from './forecast.module.css';
import { signed } from './signed.ts';

/** Stage by stage: what the CRM believes, what the history says, and where the two part. */
export function MethodsPanel({ page, answer }: { page: Page; answer: Forecast }) {
  const { t, f, about } = page;
  const order = about.states
    .filter(({ position }) => position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ id }) => id);
  const stages = byStage(answer.deals, order);
  const apart = stages
    .filter(({ apart: where, crm, by_stage: own }) => where !== 'within' && crm !== null && own !== null)
    .sort((a, b) => gapOf(b) - gapOf(a))[0];
  const define = (id: string) => <Define page={page} id={id} />;
  return (
    <>
      <p>
        {apart?.apart
          ? t(`forecast.methods.${apart.apart}`, {
              stage: page.stage(apart.stage),
              crm: f.share(apart.p_crm),
              share: f.share(apart.p_stage),
              range: f.shareRange(apart.low, apart.high),
              money: f.shortMoney(Math.abs((apart.crm ?? 0) - (apart.by_stage ?? 0))),
            })
          : t('forecast.methods.agree')}
      </p>
      <DataTable
        caption={t('winloss.table', { title: t('forecast.methods.title') })}
        labels={{ sort: t('panel.sort') }}
        columns={[
          { id: 'stage', label: t('column.stage') },
          { id: 'n', label: t('column.n'), numeric: true },
          { id: 'amount', label: t('column.amount'), numeric: true },
          {
            id: 'p_crm',
            label: t('forecast.column.p_crm_mean'),
            numeric: true,
            define: define('probability'),
          },
          {
            id: 'p_stage',
            label: t('forecast.column.p_stage'),
            numeric: true,
            define: define('probability_stage'),
          },
          { id: 'apart', label: t('forecast.column.apart') },
          { id: 'crm', label: t('forecast.column.crm'), numeric: true, define: define('forecast_crm') },
          {
            id: 'by_stage',
            label: t('forecast.column.stage'),
            numeric: true,
            define: define('forecast_stage'),
          },
          { id: 'difference', label: t('forecast.column.difference'), numeric: true },
        ]}
        rows={stages.map((one, index) => {
          const difference = one.crm === null || one.by_stage === null ? null : one.crm - one.by_stage;
          return {
            id: one.stage ?? '',
            cells: {
              stage: { value: index, text: page.stage(one.stage) },
              n: { value: one.n, text: f.count(one.n) },
              amount: { value: one.amount, text: f.shortMoney(one.amount), title: f.money(one.amount) },
              p_crm: { value: one.p_crm, text: f.share(one.p_crm) },
              p_stage: {
                value: one.p_stage,
                text: f.share(one.p_stage),
                note:
                  one.won === null || one.closed === null
                    ? undefined
                    : `${f.shareRange(one.low, one.high)} · ${t('forecast.why.won', { won: one.won, closed: one.closed })}`,
              },
              apart: {
                value: one.apart,
                text: t(`forecast.apart.${one.apart ?? 'unknown'}`),
                tone: one.apart === 'within' || one.apart === null ? ('quiet' as const) : undefined,
              },
              crm: { value: one.crm, text: f.shortMoney(one.crm), title: f.money(one.crm) },
              by_stage: {
                value: one.by_stage,
                text: f.shortMoney(one.by_stage),
                title: f.money(one.by_stage),
              },
              difference: {
                value: difference,
                text: signed(difference, f.shortMoney),
                title: signed(difference, f.money),
              },
            },
          };
        })}
      />
      {answer.total > answer.deals.length && (
        <p className={styles.note}>{t('forecast.deals.cut', { n: answer.deals.length })}</p>
      )}
    </>
  );
}

const gapOf = ({ crm, by_stage: own }: StageMethods) => Math.abs((crm ?? 0) - (own ?? 0));
