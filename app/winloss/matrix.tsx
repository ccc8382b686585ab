import type { CSSProperties } from 'react';
import type { Page } from '../server/open-page.ts';
import { dealsBehind } from '../ui/address.ts';
import type { Loss, LossTable } from './losses.ts';
import styles from './matrix.module.css';

/** What the cells of a matrix say. */
export const shows = ['count', 'amount', 'share'] as const;
export type Show = (typeof shows)[number];

type Props = {
  readonly page: Page;
  readonly table: LossTable;
  readonly by: 'reason' | 'source';
  readonly show: Show;
  readonly caption: string;
};

type CellProps = {
  readonly text: string;
  readonly label: string;
  readonly href: string;
  readonly n: number;
  /** 0–1; none: a total. */
  readonly shade?: number;
};

function Cell({ text, label, href, n, shade }: CellProps) {
  if (n === 0) return <td className={styles.none}>·</td>;
  return (
    <td
      className={shade === undefined ? styles.total : styles.cell}
      style={{ '--shade': (shade ?? 0).toFixed(3) } as CSSProperties}
    >
      <a href={href} className={styles.link} title={label}>
        {text}
      </a>
    </td>
  );
}

/** Losses by line × stage where they stopped: the figure as asked, the shade = the amount, every cell opens its deals. */
export function LossMatrix({ page, table, by, show, caption }: Props) {
  const { t, f } = page;
  const largest = Math.max(...table.lines.flatMap(({ cells }) => cells.map(({ amount }) => amount ?? 0)), 1);
  const text = (loss: Loss, whole: Loss) =>
    ({ count: f.count(loss.n), amount: f.shortMoney(loss.amount), share: f.share(loss.n / whole.n) })[show];
  const said = (line: string, stage: string, loss: Loss) =>
    t('winloss.cell', { line, stage, n: loss.n, amount: f.money(loss.amount) });
  const nameOf = (key: string | null) => key ?? t(`winloss.missing.${by}`);
  const behind = (change: { reason?: string; source?: string; stage?: string }) =>
    dealsBehind(page.question, 'winloss.reason', change);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="wide" aria-label={caption} tabIndex={0}>
        <table className={styles.matrix}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.line}>
                {t(`column.${by}`)}
              </th>
              {table.stages.map((stage) => (
                <th key={stage ?? ''} scope="col" className={styles.head}>
                  {page.stage(stage)}
                </th>
              ))}
              <th scope="col" className={styles.head}>
                {t('winloss.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.lines.map((line) => (
              <tr key={line.key ?? ''} data-line={line.key ?? ''}>
                <th scope="row" className={styles.line}>
                  {nameOf(line.key)}
                </th>
                {line.cells.map((loss, index) => {
                  const stage = table.stages[index] ?? null;
                  return (
                    <Cell
                      key={stage ?? ''}
                      text={text(loss, line)}
                      label={said(nameOf(line.key), page.stage(stage), loss)}
                      href={behind({ [by]: line.key ?? '', stage: stage ?? '' })}
                      n={loss.n}
                      shade={(loss.amount ?? 0) / largest}
                    />
                  );
                })}
                <Cell
                  text={text(line, table.whole)}
                  label={said(nameOf(line.key), t('winloss.all_stages'), line)}
                  href={behind({ [by]: line.key ?? '' })}
                  n={line.n}
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={styles.line}>
                {t('winloss.total')}
              </th>
              {table.totals.map((loss, index) => {
                const stage = table.stages[index] ?? null;
                return (
                  <Cell
                    key={stage ?? ''}
                    text={text(loss, table.whole)}
                    label={said(t('whole'), page.stage(stage), loss)}
                    href={behind({ stage: stage ?? '' })}
                    n={loss.n}
                  />
                );
              })}
              <Cell
                text={text(table.whole, table.whole)}
                label={said(t('whole'), t('winloss.all_stages'), table.whole)}
                href={behind({})}
                n={table.whole.n}
              />
            </tr>
          </tfoot>
        </table>
      </section>
      <p className={styles.scale}>
        {t('winloss.scale.none')} <i aria-hidden className={styles.ramp} />{' '}
        {t('winloss.scale.most', { amount: f.shortMoney(largest) })}
      </p>
    </>
  );
}
