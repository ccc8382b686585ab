import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address, dealsBehind } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { DotRows } from '../ui/charts/dot-rows.tsx';
import { Legend } from '../ui/charts/legend.tsx';
import { Switch } from '../ui/switch.tsx';
import { type LateRate, lateRates } from './late-rates.ts';
import { type Loss, lossesFrom, lossTable } from './losses.ts';
import { LossMatrix } from './matrix.tsx';
import { ShowSwitch, showOf } from './show-switch.tsx';
import type { Winloss } from './winloss-words.ts';

type Props = {
  readonly page: Page;
  readonly answer: Winloss;
  /** The funnel cut by source: how many of each got to a stage. */
  readonly funnel: Loaded<Answers['funnel']>;
};

/** Active stages of the process in their order. */
export function stageOrder(page: Page): readonly string[] {
  return page.about.states
    .filter(({ position }) => position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ id }) => id);
}

/** From which stage on losses are compared: as asked, else from the second one, where the first sieve is behind. */
export function lateStage(page: Page): string | null {
  const order = stageOrder(page);
  const asked = page.params.get('view.after');
  return order.find((id) => id === asked) ?? (order.length > 2 ? (order[1] ?? null) : null);
}

function Sentence({ page, rates, most, from }: SentenceProps) {
  const { t, f } = page;
  const name = (key: string | null) =>
    key === null ? t('winloss.late.unnamed') : t('winloss.late.named', { source: key });
  const worst = rates.find(({ distinct, decided }) => distinct && decided >= 20);
  const whole = rates.reduce(
    (sum, { lost, decided }) => ({ lost: sum.lost + lost, decided: sum.decided + decided }),
    {
      lost: 0,
      decided: 0,
    },
  );
  const isWorse = worst && (worst.rate ?? 0) > whole.lost / whole.decided;
  return (
    <p>
      {isWorse
        ? t('winloss.late.worst', {
            stage: page.stage(from),
            source: name(worst.key),
            lost: worst.lost,
            decided: worst.decided,
            share: f.share(worst.rate),
            range: f.shareRange(worst.low, worst.high),
            whole: f.share(whole.lost / whole.decided),
          })
        : t('winloss.late.none', { stage: page.stage(from) })}{' '}
      {most &&
        t('winloss.late.most', {
          source: name(most.key),
          n: most.loss.n,
          amount: f.shortMoney(most.loss.amount),
        })}
    </p>
  );
}

type SentenceProps = {
  readonly page: Page;
  readonly rates: readonly LateRate[];
  readonly most: { readonly key: string | null; readonly loss: Loss } | undefined;
  readonly from: string;
};

/** Where each source loses: how often from a chosen stage on, and source × stage. */
export function SourceLosses({ page, answer, funnel }: Props) {
  const { t, f } = page;
  const order = stageOrder(page);
  const from = lateStage(page);
  const table = lossTable(answer.reasons, 'source', order);
  const show = showOf(page.params);
  const late = from && funnel.ok ? lateRates(funnel.value.groups ?? [], from) : null;
  const most = from
    ? table.lines
        .map((line) => ({ key: line.key, loss: lossesFrom(table, line, order, from) }))
        .sort((a, b) => b.loss.n - a.loss.n)[0]
    : undefined;
  return (
    <>
      {from && (
        <Switch
          label={t('winloss.late')}
          items={order.map((id) => ({
            text: page.stage(id),
            href: address(page.path, page.params, { 'view.after': id }),
            here: id === from,
          }))}
        />
      )}
      {from && late && late.whole.decided > 0 && (
        <>
          <Sentence page={page} rates={late.rates} most={most} from={from} />
          <ChartFrame
            label={t('winloss.late.chart', { stage: page.stage(from) })}
            hint={t('chart.hint')}
            table="winloss-sources-table"
            tableLabel={t('chart.table')}
            legend={
              <Legend
                items={[
                  { text: t('winloss.legend.apart'), color: 'var(--lost)', shape: 'dot' },
                  { text: t('winloss.legend.chance'), color: 'var(--neutral)', shape: 'dot' },
                  { text: t('winloss.legend.interval'), color: 'var(--neutral)', shape: 'line' },
                ]}
              />
            }
          >
            <DotRows
              page={page}
              color="var(--lost)"
              whole={{
                rate: late.whole.lost / late.whole.decided,
                text: t('winloss.late.whole', { share: f.share(late.whole.lost / late.whole.decided) }),
              }}
              rows={late.rates.map((one) => {
                const name = one.key ?? t('winloss.missing.source');
                const values = { name, lost: one.lost, decided: one.decided, share: f.share(one.rate) };
                return {
                  id: one.key ?? '',
                  name,
                  rate: one.rate,
                  low: one.low,
                  high: one.high,
                  text: t('winloss.late.row', values),
                  label: t(one.distinct ? 'winloss.late.mark' : 'winloss.late.mark.chance', {
                    ...values,
                    range: f.shareRange(one.low, one.high),
                  }),
                  href: dealsBehind(page.question, 'winloss.reason', {
                    source: one.key ?? '',
                    stage: order.slice(order.indexOf(from)),
                  }),
                  distinct: one.distinct,
                };
              })}
            />
          </ChartFrame>
        </>
      )}
      <ShowSwitch page={page} show={show} />
      <div id="winloss-sources-table">
        <LossMatrix page={page} table={table} by="source" show={show} caption={t('winloss.sources.title')} />
      </div>
    </>
  );
}
