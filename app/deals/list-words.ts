import type { ColumnId } from './deal-columns.ts';

/** Everything the list says and knows beside its rows; made on the server, for words are kept there. */
export type ListWords = {
  readonly language: 'en' | 'ru';
  readonly currency: string;
  readonly timezone: string;
  /** The day of the instant that the list speaks of, YYYY-MM-DD. */
  readonly today: string;
  readonly columns: Readonly<Record<ColumnId, string>>;
  /** Names of the process's states, and what kind each is. */
  readonly stages: Readonly<Record<string, { readonly name: string; readonly kind: string }>>;
  /** The limit of a stage in words, with the days it counts. */
  readonly limits: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, { readonly short: string; readonly name: string }>>;
  readonly labels: Readonly<
    Record<
      | 'caption'
      | 'unmapped'
      | 'unnamed'
      | 'over_limit'
      | 'date_passed'
      | 'failed'
      | 'retry'
      | 'keys'
      | 'days',
      string
    >
  >;
};
