import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { Switch } from '../ui/switch.tsx';
import { LateChart } from './late-chart.tsx';
import { lateRates } from './late-rates.ts';
import { LateSentence } from './late-sentence.tsx';
import { lossesFrom, lossTable } from './losses.ts';
import { LossMatrix } from './matrix.tsx';
import { ShowSwitch, showOf } from './show-switch.tsx';
import { lateStage, stageOrder } from './stage-order.ts';
import type { Winloss } from './winloss-words.ts';

type Props = {
  readonly page: Page;
  readonly answer: Winloss;
  /** The funnel cut by source: how many of each got to a stage. */
  readonly funnel: Loaded<Answers['funnel']>;
};

/** Where each source loses: how often from a chosen stage on, and source × stage. */
export function SourceLosses({ page, answer, funnel }: Props) {
  const { t } = page;
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
          <LateSentence page={page} rates={late.rates} most={most} from={from} />
          <LateChart page={page} late={late} from={from} />
        </>
      )}
      <ShowSwitch page={page} show={show} />
      <div id="winloss-sources-table">
        <LossMatrix
          page={page}
          table={table}
          by="source"
          show={show}
          caption={t('winloss.table', { title: t('winloss.sources.title') })}
        />
      </div>
    </>
  );
}
