import { VoronkaError } from '../errors.ts';

type Order = { readonly column: string; readonly join?: string };

const states = 'left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no';

const orders: Readonly<Record<string, Order>> = {
  deal_id: { column: 'c.case_id' },
  name: { column: 'c.name' },
  stage: { column: 'c.position' },
  outcome: { column: 'c.outcome' },
  amount: { column: 'c.amount_value' },
  owner: { column: 'c.owner' },
  source: { column: 'c.source' },
  created_at: { column: 'c.created_at' },
  closed_at: { column: 'c.closed_at' },
  expected_close_date: { column: 'c.expected_close_date' },
  age_days: { column: 'epoch_us(coalesce(c.closed_at, $as_of::timestamp)) - epoch_us(c.created_at)' },
  stage_age_days: {
    column: "if(c.outcome = 'open', epoch_us($as_of::timestamp) - epoch_us(c.current_since), null)",
  },
  pushes: { column: 'coalesce(h.pushes, 0)', join: 'left join deal_pushes as h on h.case_no = c.case_no' },
  probability: {
    column: "if(c.outcome = 'open', coalesce(c.probability, s.probability), null)",
    join: states,
  },
  flags: {
    column: 'coalesce(f.n, 0)',
    join: 'left join (select case_no, count(distinct rule) as n from flags_now group by case_no) as f on f.case_no = c.case_no',
  },
};

/** How a list of deals is ordered. */
export type DealOrder = {
  /** For `order by`, over `scoped_cases as c` with `join`. */
  readonly by: string;
  readonly join: string;
  /** Table that must be there before: `deal_pushes`, `flags_now`. */
  readonly needs: 'pushes' | 'flags' | null;
};

/** The order of a `sort`: a column's name, a minus before it turns it. @throws VoronkaError usage for an unknown one */
export function orderOf(sort: string | undefined, asOf: string): DealOrder {
  if (!sort)
    return { by: "c.outcome <> 'open', c.amount_value desc nulls last, c.case_id", join: '', needs: null };
  const [, minus, name = ''] = /^(-?)(\w+)$/.exec(sort) ?? [];
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (!order) {
    throw new VoronkaError(
      'usage',
      `Deals cannot be sorted by "${sort}".`,
      `Known: ${Object.keys(orders).join(', ')}; a minus before it turns the order.`,
    );
  }
  const column = order.column.replaceAll('$as_of', `'${asOf}'`);
  return {
    by: `${column} ${minus === '-' ? 'desc' : 'asc'} nulls last, c.case_id`,
    join: order.join ?? '',
    needs: name === 'pushes' || name === 'flags' ? name : null,
  };
}
