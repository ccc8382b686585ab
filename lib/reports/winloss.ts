import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { shrinkShares } from '../stats/beta-binomial.ts';
import { newcombe, share, wilson } from '../stats/proportions.ts';
import { caseFilters, count, leftOut, number, type Report, type ReportContext, text } from './report.ts';
import { groupKey, money, n, rate } from './shapes.ts';

const schema = z.object({
  basis: z.enum(['created', 'closed']),
  overall: z.object({
    won: n,
    lost: n,
    disqualified: n,
    open: n,
    win_rate: rate,
    win_rate_amount: rate,
    ci_low: rate,
    ci_high: rate,
    bound_low: rate,
    bound_high: rate,
    amount_won: money,
    amount_lost: money,
  }),
  by: z.array(
    z.object({
      dimension: z.string(),
      key: groupKey,
      won: n,
      lost: n,
      open: n,
      win_rate: rate,
      win_rate_amount: rate,
      ci_low: rate,
      ci_high: rate,
      shrunk: rate,
      loss_rate: rate,
      loss_share: rate,
      distinct: z.boolean(),
    }),
  ),
  reasons: z.array(
    z.object({
      reason: z.string().nullable(),
      stage: z.string().nullable(),
      source: z.string().nullable(),
      n,
      amount: money,
    }),
  ),
});

function groupsOf(rows: readonly Row[], overall: { won: number; lost: number }, groups: readonly string[]) {
  return [...byDimension(rows)].flatMap(([dimension, own]) => {
    const shrunk = shrinkShares(
      own.map((row) => ({ k: count(row, 'won'), n: count(row, 'won') + count(row, 'lost') })),
    );
    return own.map((row, index) => {
      const won = count(row, 'won');
      const lost = count(row, 'lost');
      const interval = wilson(won, won + lost);
      const others = newcombe(won, won + lost, overall.won - won, overall.won + overall.lost - won - lost);
      const amountWon = number(row, 'amount_won') ?? 0;
      const amountLost = number(row, 'amount_lost') ?? 0;
      return {
        dimension: dimension === 'group' ? groups.join(' × ') : dimension,
        key:
          dimension === 'group' && groups.length > 1
            ? [text(row, 'key1'), text(row, 'key2')]
            : text(row, 'key1'),
        won,
        lost,
        open: count(row, 'open'),
        win_rate: share(won, won + lost),
        win_rate_amount: share(amountWon, amountWon + amountLost),
        ci_low: interval.low,
        ci_high: interval.high,
        shrunk: shrunk[index] ?? null,
        loss_rate: share(lost, won + lost),
        loss_share: share(lost, overall.lost),
        distinct: others.low !== null && others.high !== null && (others.low > 0 || others.high < 0),
      };
    });
  });
}

function byDimension(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows)
    groups.set(String(row.dimension), [...(groups.get(String(row.dimension)) ?? []), row]);
  return groups;
}

async function answer({ query, scope, basis, run }: ReportContext) {
  const [overall] = await run('winloss_overall', { basis });
  const [undated] = await run('winloss_undated', { basis });
  const reasons = await run('winloss_reasons', { basis });
  const extra =
    scope.groups.length === 2 ||
    scope.groups.some((name) => ['month', 'quarter'].includes(name) || name.startsWith('custom.'));
  await scope.useGroups(scope.groups.length > 0);
  const by = await run('winloss_by', { basis, is_grouped: extra });
  const won = count(overall, 'won');
  const lost = count(overall, 'lost');
  const open = count(overall, 'open');
  const interval = wilson(won, won + lost);
  const amountWon = number(overall, 'amount_won');
  const amountLost = number(overall, 'amount_lost');
  return {
    n_cases: count(overall, 'n_cases'),
    excluded: leftOut(
      { reason: 'no_date', unit: 'case', n: count(undated, 'n') },
      { reason: 'no_amount', unit: 'amount', n: count(overall, 'no_amount') },
      { reason: 'no_rate', unit: 'amount', n: count(overall, 'no_rate') },
    ),
    as_of_exact: overall?.is_exact !== false,
    basis,
    overall: {
      won,
      lost,
      disqualified: count(overall, 'disqualified'),
      open,
      win_rate: share(won, won + lost),
      win_rate_amount: share(amountWon ?? 0, (amountWon ?? 0) + (amountLost ?? 0)),
      ci_low: interval.low,
      ci_high: interval.high,
      bound_low: basis === 'created' ? share(won, won + lost + open) : null,
      bound_high: basis === 'created' ? share(won + open, won + lost + open) : null,
      amount_won: amountWon,
      amount_lost: amountLost,
    },
    by: groupsOf(by, { won, lost }, query.group_by ?? []),
    reasons: reasons.map((row) => ({
      reason: text(row, 'reason'),
      stage: text(row, 'stage'),
      source: text(row, 'source'),
      n: count(row, 'n'),
      amount: number(row, 'amount'),
    })),
  };
}

/** Who wins, from where, and why we lose (METRICS 4). */
export const winloss: Report = {
  name: 'winloss',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'basis', 'group_by'],
  bases: ['closed', 'created'],
  schema,
  list: 'by',
  answer,
};

/** What the report adds to the frame of every answer. */
export type WinlossBody = z.infer<typeof schema>;
