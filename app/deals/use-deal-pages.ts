'use client';

import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Deal } from './deal-columns.ts';
import { farthest, pageSize, pagesOf } from './pages-needed.ts';

const mostKept = 40;
const pause = 70;

type First = { readonly offset: number; readonly rows: readonly Deal[] };
type Options = {
  /** What the list asks, without limit and offset. */
  readonly question: string;
  readonly first: First;
  readonly total: number;
  readonly build: string;
  /** Another build answers now: the list is no longer the one that was drawn. */
  readonly onNewBuild: () => void;
};

/** The rows of a long list, fetched in pages as they come into view; what is scrolled past is not fetched, or let go. */
export function useDealPages({ question, first, total, build, onNewBuild }: Options) {
  const kept = useRef(new Map<number, readonly Deal[]>([[Math.floor(first.offset / pageSize), first.rows]]));
  const flights = useRef(new Map<number, AbortController>());
  const failed = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [version, changed] = useReducer((n: number) => n + 1, 0);

  const fetchPage = useCallback(
    async (no: number, at: number) => {
      const flight = new AbortController();
      flights.current.set(no, flight);
      const params = new URLSearchParams(question);
      params.set('limit', String(pageSize));
      params.set('offset', String(no * pageSize));
      try {
        const answer = await fetch(`/api/v1/deals?${params}`, { signal: flight.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        const document: { rows: Deal[]; build: string } = await answer.json();
        if (document.build !== build) return onNewBuild();
        kept.current.set(no, document.rows);
        failed.current.delete(no);
        for (const far of farthest(kept.current.keys(), at, mostKept)) kept.current.delete(far);
      } catch {
        if (flight.signal.aborted) return;
        failed.current.add(no);
      } finally {
        if (flights.current.get(no) === flight) flights.current.delete(no);
      }
      changed();
    },
    [question, build, onNewBuild],
  );

  const want = useCallback(
    (from: number, to: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const needed = pagesOf(from, to, total);
        for (const [no, flight] of flights.current) if (!needed.includes(no)) flight.abort();
        for (const no of needed) {
          if (kept.current.has(no) || flights.current.has(no) || failed.current.has(no)) continue;
          void fetchPage(no, needed[0] ?? 0);
        }
      }, pause);
    },
    [total, fetchPage],
  );

  const retry = useCallback(() => {
    const again = [...failed.current];
    failed.current.clear();
    for (const no of again) void fetchPage(no, no);
  }, [fetchPage]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      for (const flight of flights.current.values()) flight.abort();
    },
    [],
  );

  const at = (index: number): Deal | undefined =>
    kept.current.get(Math.floor(index / pageSize))?.[index % pageSize];
  return { at, want, retry, version, hasFailed: failed.current.size > 0 };
}
