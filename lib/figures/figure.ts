import type { Bindings, Report, ReportContext } from '../reports/report.ts';
import type { State } from '../reports/states.ts';
import type { Query } from '../schema/query.ts';
import type { Keys } from './lone-cases.ts';

/** A filter that a figure may ask for beyond those of its report. */
export type Filter = keyof Query;

/** What a figure gets: the scope of its report, each case alone, `keep` to say which are behind. */
export type FigureContext = ReportContext & {
  readonly states: readonly State[];
  /** The group asked for by `group_by` and `key`; null = all. */
  readonly keys: Keys | null;
  /** Position of the stage asked for. */
  readonly position: number | null;
  /**
   * Keeps as table `behind` the cases for which a statement of sql/reports, each case being a group, gives a row
   * that fits `where`. `stays`, `money` and `weighted` are columns or expressions to sum beside.
   */
  keep(report: string, where: string, more?: Bindings & Measures): Promise<void>;
  /** The same over a relation that has `case_no`, or `key1`, already. */
  keepFrom(relation: string, where: string, measures?: Measures): Promise<void>;
};

/** What a figure sums over the cases behind it, in SQL. */
export type Measures = {
  /** A count of visits or of flags. */
  readonly stays?: string;
  /** Money other than the amount of the cases. */
  readonly money?: string;
  /** Amount times chance. */
  readonly weighted?: string;
};

/** A figure of a report, and how to find the cases behind it. */
export type Figure = {
  /** REPORT.NAME */
  readonly name: string;
  readonly report: Report;
  /** Filters that it takes beyond those of its report. */
  readonly takes: readonly Filter[];
  /** Those it cannot do without. */
  readonly needs: readonly Filter[];
  /** What `stays` counts, as the key of the answer. */
  readonly counts?: 'visits' | 'flags';
  /** What it sums beside the amounts of the cases, or instead of them. */
  readonly sums?: readonly ('money' | 'weighted')[];
  /** The views are not cut into cases before: the figure does it by itself. */
  readonly isolates?: true;
  /** Its `stage` may be several, or the missing one: not the stage at which the report counts. */
  readonly takesStages?: true;
  find(context: FigureContext): Promise<void>;
};

type Finder = Figure['find'];

/** Figures of one report that take and need the same filters. */
export function figuresOf(
  report: Report,
  options: Partial<Pick<Figure, 'takes' | 'needs' | 'counts' | 'sums' | 'isolates' | 'takesStages'>>,
  finders: Readonly<Record<string, Finder>>,
): Figure[] {
  const needs = options.needs ?? [];
  const takes = [...new Set([...(options.takes ?? []), ...needs])];
  return Object.entries(finders).map(([name, find]) => ({
    ...options,
    name: `${report.name}.${name}`,
    report,
    takes,
    needs,
    find,
  }));
}

/** A finder that keeps the rows of a statement with a positive count, at the stage asked for if any. */
export function counted(report: string, column: string, more: Bindings & Measures = {}): Finder {
  return ({ keep, position }) =>
    keep(report, `${column} > 0${position === null ? '' : ` and position = ${position}`}`, more);
}
