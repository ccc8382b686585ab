'use client';

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from 'next/navigation';
import {
  type CSSProperties,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { formatterOf } from '../../lib/format.ts';
import type { CellContext } from './deal-cells.tsx';
import { type ColumnId, type Deal, widths } from './deal-columns.ts';
import { DealHeads, type Head } from './deal-heads.tsx';
import { DealRow } from './deal-row.tsx';
import styles from './deals.module.css';
import { dealAddress } from './list-address.ts';
import { useListTable } from './list-table.ts';
import type { ListWords } from './list-words.ts';
import { useDealPages } from './use-deal-pages.ts';

type Props = {
  readonly first: { readonly offset: number; readonly rows: readonly Deal[] };
  readonly total: number;
  readonly question: string;
  readonly build: string;
  readonly process: string;
  readonly sort: string | null;
  readonly heads: readonly Head[];
  readonly words: ListWords;
};

const rowAtFirst = 46;

const never = () => () => undefined;

/** False while the server draws and the browser takes that over, true from then on. */
function useIsBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** All deals of a question in one list: rows are drawn and fetched as they come into view. */
export function DealList({ first, total, question, build, process, sort, heads, words }: Props) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const walks = useIsBrowser();
  const [active, setActive] = useState(-1);
  const [sizes, setSizes] = useState({ row: rowAtFirst, head: rowAtFirst });
  const onNewBuild = useCallback(() => router.refresh(), [router]);
  const { at, want, retry, version, hasFailed } = useDealPages({ question, first, total, build, onNewBuild });

  const table = useListTable(
    useMemo(() => heads.map(({ id }) => id), [heads]),
    sort,
  );
  const visible = table.getVisibleLeafColumns();
  const columns = useMemo(() => visible.map(({ id }) => id as ColumnId), [visible]);
  const context = useMemo((): CellContext => {
    const list = new URLSearchParams(question);
    return {
      words,
      f: formatterOf(words.language, words.currency, words.timezone),
      href: (deal, index) => dealAddress(deal.deal_id, process, list, index),
      walks,
    };
  }, [words, question, process, walks]);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => sizes.row,
    scrollMargin: sizes.head,
    scrollPaddingStart: sizes.head,
    overscan: 12,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return active < 0 || drawn.includes(active) ? drawn : [...drawn, active].sort((a, b) => a - b);
    },
  });

  useEffect(() => virtualizer.measure(), [virtualizer, sizes]);
  useEffect(() => {
    if (walks && first.offset > 0) virtualizer.scrollToIndex(first.offset, { align: 'start' });
  }, [walks, first.offset, virtualizer]);

  const drawn = walks
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : first.rows.map((_, index) => first.offset + index);
  const hasRows = drawn.length > 0;
  // The rows that are drawn say how high rows are: two lines on a phone.
  useLayoutEffect(() => {
    if (!hasRows) return;
    const measure = () => {
      const height = (selector: string) =>
        box.current?.querySelector(selector)?.getBoundingClientRect().height;
      const [row, head] = [height('[data-row]') || rowAtFirst, height('[data-heads]') ?? 0];
      setSizes((now) => (now.row === row && now.head === head ? now : { row, head }));
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [hasRows]);
  const [from, to] = [virtualizer.range?.startIndex ?? 0, virtualizer.range?.endIndex ?? 0];
  // `version`: pages came or failed, others may be wanted now.
  useEffect(() => want(from, to), [want, from, to, version]);

  const go = (index: number) => {
    const next = Math.min(total - 1, Math.max(0, index));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, to - from - 1);
    const target = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      go(target);
    } else if (event.key === 'Enter') {
      const deal = at(active);
      if (deal) router.push(context.href(deal, active));
    }
  };

  const open = (event: React.MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    const deal = row && at(Number(row.dataset.row));
    if (!deal || (event.target as Element).closest('a') || getSelection()?.toString()) return;
    router.push(context.href(deal, Number(row.dataset.row)));
  };

  const template = columns.map((id) => `minmax(${widths[id][0]}rem, ${widths[id][1]}fr)`).join(' ');
  const least = columns.reduce((sum, id) => sum + widths[id][0], 0);
  const style = { '--n': total, '--columns': template, '--least': `${least}rem` } as CSSProperties;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot hold 100,000 rows at their places. */}
      <div
        ref={box}
        role="grid"
        aria-label={words.labels.caption}
        aria-description={words.labels.keys}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={active < 0 ? undefined : `deal-row-${active}`}
        tabIndex={0}
        className={styles.grid}
        style={style}
        onKeyDown={press}
        onClick={open}
        onFocus={(event) => event.target === event.currentTarget && active < 0 && setActive(from)}
        data-walks={walks || undefined}
      >
        <DealHeads table={table} heads={heads} />
        {/* biome-ignore lint/a11y/useSemanticElements: part of the grid. */}
        <div role="rowgroup" className={styles.body}>
          {drawn.map((index) => (
            <DealRow
              key={index}
              deal={at(index)}
              index={index}
              active={index === active}
              columns={columns}
              context={context}
            />
          ))}
        </div>
      </div>
      {hasFailed && (
        <p role="alert" className={styles.failed}>
          {words.labels.failed}{' '}
          <button type="button" onClick={retry}>
            {words.labels.retry}
          </button>
        </p>
      )}
    </>
  );
}
