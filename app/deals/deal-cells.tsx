import type { ReactNode } from 'react';
import { absent, type Formatter } from '../../lib/format.ts';
import type { ColumnId, Deal } from './deal-columns.ts';
import styles from './deals.module.css';
import type { ListWords } from './list-words.ts';

/** What the cells of a list are written with. */
export type CellContext = {
  readonly words: ListWords;
  readonly f: Formatter;
  readonly href: (deal: Deal, index: number) => string;
  /** Rows are walked by the keys of the list: their links are out of the tab order then. */
  readonly walks: boolean;
};

type CellProps = { readonly deal: Deal; readonly index: number; readonly context: CellContext };

const signs: Readonly<Record<string, string>> = { open: '○', won: '✓', lost: '✕', neutral: '–' };
const shownFlags = 3;

function Name({ deal, index, context }: CellProps) {
  const { words, href, walks } = context;
  return (
    <a
      href={href(deal, index)}
      tabIndex={walks ? -1 : undefined}
      title={`${deal.name ?? words.labels.unnamed} · ${deal.deal_id}`}
    >
      {deal.name ?? deal.deal_id}
    </a>
  );
}

function Stage({ deal, context: { words } }: CellProps) {
  const text = deal.stage === null ? words.labels.unmapped : (words.stages[deal.stage]?.name ?? deal.stage);
  return (
    <>
      <i aria-hidden className={styles[deal.outcome]}>
        {signs[deal.outcome]}
      </i>
      <span title={`${text} · ${words.outcomes[deal.outcome]}`}>{text}</span>
    </>
  );
}

function StageAge({ deal, context: { words, f } }: CellProps) {
  if (deal.stage_age_days === null) return <span className={styles.quiet}>{absent}</span>;
  const limit = deal.stage === null ? undefined : words.limits[deal.stage];
  const over = deal.flags.includes('stage_overdue');
  return (
    <span title={over ? words.labels.over_limit : undefined}>
      <span className={over ? styles.warning : undefined}>
        {over && <b aria-hidden>! </b>}
        {f.days(deal.stage_age_days)}
        <small className={styles.narrow}> {words.labels.days}</small>
      </span>
      {limit !== undefined && <small className={styles.wide}>{limit}</small>}
    </span>
  );
}

function Amount({ deal, context: { f } }: CellProps) {
  return (
    <>
      <span className={styles.wide}>{f.money(deal.amount)}</span>
      <span className={styles.narrow}>{f.shortMoney(deal.amount)}</span>
    </>
  );
}

function Expected({ deal, context: { words, f } }: CellProps) {
  const date = deal.expected_close_date;
  const passed = deal.outcome === 'open' && date !== null && date < words.today;
  return (
    <span
      className={passed ? styles.warning : undefined}
      title={passed ? words.labels.date_passed : undefined}
    >
      {passed && <b aria-hidden>! </b>}
      {f.date(date)}
    </span>
  );
}

function Flags({ deal, context: { words } }: CellProps) {
  const named = deal.flags.map((rule) => words.rules[rule] ?? { short: rule, name: rule });
  const rest = named.slice(shownFlags);
  if (named.length === 0) return null;
  return (
    <>
      <span className={styles.narrow} title={named.map(({ name }) => name).join(', ')}>
        ⚑ {named.length}
      </span>
      {named.slice(0, shownFlags).map(({ short, name }) => (
        <span key={name} className={styles.badge} title={name}>
          {short}
        </span>
      ))}
      {rest.length > 0 && (
        <span className={styles.more} title={rest.map(({ name }) => name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </>
  );
}

const plain: Readonly<Partial<Record<ColumnId, (deal: Deal, context: CellContext) => ReactNode>>> = {
  deal_id: (deal) => deal.deal_id,
  outcome: (deal, { words }) => words.outcomes[deal.outcome],
  owner: (deal) => deal.owner ?? absent,
  team: (deal) => deal.team ?? absent,
  source: (deal) => deal.source ?? absent,
  age_days: (deal, { f }) => f.days(deal.age_days),
  created_at: (deal, { f }) => f.day(deal.created_at),
  closed_at: (deal, { f }) => f.day(deal.closed_at),
  pushes: (deal, { f }) => f.count(deal.pushes),
  probability: (deal, { f }) => f.share(deal.probability),
};

const rich: Readonly<Partial<Record<ColumnId, (props: CellProps) => ReactNode>>> = {
  name: Name,
  stage: Stage,
  amount: Amount,
  stage_age_days: StageAge,
  expected_close_date: Expected,
  flags: Flags,
};

/** What stands in a cell of the list. */
export function DealCell({ column, ...props }: CellProps & { readonly column: ColumnId }) {
  const Rich = rich[column];
  return Rich ? <Rich {...props} /> : <span>{plain[column]?.(props.deal, props.context)}</span>;
}
