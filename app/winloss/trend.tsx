import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { LazyLines } from '../ui/charts/lazy-lines.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Define } from '../ui/define.tsx';
import { periodText } from '../ui/period-text.ts';
import { keyOfGroup, type Winloss, type WinlossGroup } from './winloss-words.ts';

/** Months of an answer cut by month, the oldest first. */
export function monthsOf(answer: Winloss): readonly WinlossGroup[] {
  return answer.by
    .filter((row) => row.dimension === 'month' && keyOfGroup(row) !== null)
    .sort((a, b) => String(a.key).localeCompare(String(b.key)));
}

/** More than a fifth of the month's deals is still open: too early to judge it. */
const isYoung = ({ won, lost, open }: WinlossGroup) => open > 0.2 * (won + lost + open);

function TrendTable({ page, months }: { page: Page; months: readonly WinlossGroup[] }) {
  const { t, f } = page;
  const define = (id: string) => <Define page={page} id={id} />;
  return (
    <DataTable
      caption={t('winloss.table', { title: t('winloss.trend.title') })}
      labels={{ sort: t('panel.sort') }}
      columns={[
        { id: 'month', label: t('dimension.month') },
        { id: 'won', label: t('winloss.column.won'), numeric: true, define: define('won') },
        { id: 'lost', label: t('winloss.column.lost'), numeric: true, define: define('lost') },
        { id: 'rate', label: t('winloss.column.win_rate'), numeric: true, define: define('win_rate') },
        {
          id: 'amount',
          label: t('winloss.column.win_rate_amount'),
          numeric: true,
          define: define('win_rate_amount'),
        },
        { id: 'open', label: t('winloss.column.open'), numeric: true },
      ]}
      rows={[...months].reverse().map((month) => {
        const key = keyOfGroup(month) ?? '';
        const counted = (name: 'won' | 'lost' | 'open') => ({
          value: month[name],
          text: f.count(month[name]),
          href:
            month[name] > 0
              ? dealsBehind(page.question, `winloss.${name}`, { group_by: 'month', key })
              : undefined,
        });
        return {
          id: key,
          cells: {
            month: { value: key, text: periodText(page, key) },
            won: counted('won'),
            lost: counted('lost'),
            rate: {
              value: month.win_rate,
              text: f.share(month.win_rate),
              note: f.shareRange(month.ci_low, month.ci_high),
            },
            amount: { value: month.win_rate_amount, text: f.share(month.win_rate_amount) },
            open: {
              ...counted('open'),
              note: isYoung(month) ? t('winloss.trend.young') : undefined,
            },
          },
        };
      })}
    />
  );
}

/** The win rate month by month with its interval; months too young to judge are left out of the lines. */
export function Trend({ page, answer }: { page: Page; answer: Winloss }) {
  const { t, language, about } = page;
  const months = monthsOf(answer);
  const young = months.filter(isYoung).length;
  const mature = months.filter((month) => !isYoung(month) && month.win_rate !== null);
  const highest = Math.max(...months.map(({ ci_high: high }) => high ?? 0));
  if (mature.length < 2)
    return (
      <>
        <p>{t('winloss.trend.all_young')}</p>
        <TrendTable page={page} months={months} />
      </>
    );
  return (
    <>
      <ChartFrame
        label={t('winloss.trend.title')}
        hint={t('winloss.trend.hint')}
        tableLabel={t('chart.table')}
        table={<TrendTable page={page} months={months} />}
        legend={
          <Legend
            items={[
              { text: t('winloss.trend.rate'), color: 'var(--won)', shape: 'line' },
              { text: t('winloss.trend.band'), color: 'var(--won-soft)' },
              { text: t('winloss.trend.amount'), color: 'var(--neutral)', shape: 'line' },
            ]}
          />
        }
      >
        <LazyLines
          unit="share"
          top={Math.min(1, Math.ceil((highest + 0.02) * 10) / 10)}
          language={language}
          currency={about.currency}
          series={[
            { id: 'band', name: t('winloss.trend.band'), color: 'var(--won)', as: 'band' },
            { id: 'amount', name: t('winloss.trend.amount'), color: 'var(--neutral)', dashed: true },
            { id: 'rate', name: t('winloss.trend.rate'), color: 'var(--won)' },
          ]}
          points={months.map((month) => {
            const shown = !isYoung(month);
            const { ci_low: low, ci_high: high } = month;
            return {
              x: keyOfGroup(month) ?? '',
              text: periodText(page, keyOfGroup(month) ?? ''),
              values: {
                rate: shown ? month.win_rate : null,
                amount: shown ? month.win_rate_amount : null,
                band: shown && low !== null && high !== null ? [low, high] : null,
              },
            };
          })}
        />
      </ChartFrame>
      {young > 0 && <p>{t('winloss.trend.left_out', { n: young })}</p>}
    </>
  );
}
