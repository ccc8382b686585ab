import type { Page } from '../server/open-page.ts';
import { lossTable } from './losses.ts';
import { LossMatrix } from './matrix.tsx';
import { ShowSwitch, showOf } from './show-switch.tsx';
import { stageOrder } from './stage-order.ts';
import type { Winloss } from './winloss-words.ts';

/** Why deals are lost: reason × the stage where they stopped; losses without a reason are a line of their own. */
export function ReasonLosses({ page, answer }: { page: Page; answer: Winloss }) {
  const { t, f } = page;
  const table = lossTable(answer.reasons, 'reason', stageOrder(page));
  const show = showOf(page.params);
  const first = table.lines.find(({ key }) => key !== null);
  const silent = table.lines.find(({ key }) => key === null);
  const at = first?.cells.reduce(
    (best, cell, index, all) => (cell.n > (all[best]?.n ?? 0) ? index : best),
    0,
  );
  return (
    <>
      <p>
        {first && at !== undefined
          ? t('winloss.reasons.first', {
              reason: first.key ?? '',
              n: first.n,
              share: f.share(first.n / table.whole.n),
              amount: f.shortMoney(first.amount),
              stage: page.stage(table.stages[at] ?? null),
            })
          : t('winloss.reasons.none')}{' '}
        {silent &&
          first &&
          t('winloss.reasons.silent', { n: silent.n, share: f.share(silent.n / table.whole.n) })}
      </p>
      <ShowSwitch page={page} show={show} />
      <LossMatrix
        page={page}
        table={table}
        by="reason"
        show={show}
        caption={t('winloss.table', { title: t('winloss.reasons.title') })}
      />
    </>
  );
}
