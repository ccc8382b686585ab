import { winloss } from '../reports/winloss.ts';
import { type Figure, type FigureContext, figuresOf } from './figure.ts';
import { oneOf } from './one-of.ts';

const overall =
  (where: string): Figure['find'] =>
  ({ keep, basis }) =>
    keep('winloss_overall', where, { basis });

function findReason({ keep, basis, query }: FigureContext): Promise<void> {
  const where = `${oneOf('reason', query.reason)} and ${oneOf('stage', query.stage)}`;
  return keep('winloss_reasons', where, { basis });
}

/** Figures of win and loss; those of a row of `by` come with group_by and key. */
export const winlossFigures: readonly Figure[] = [
  ...figuresOf(
    winloss,
    {},
    {
      cases: overall('n_cases > 0'),
      won: overall('won > 0'),
      lost: overall('lost > 0'),
      disqualified: overall('disqualified > 0'),
      open: overall('open > 0'),
      'excluded.no_date': ({ keep, basis }) => keep('winloss_undated', 'n > 0', { basis }),
      'excluded.no_amount': overall('no_amount > 0'),
      'excluded.no_rate': overall('no_rate > 0'),
    },
  ),
  ...figuresOf(winloss, { takes: ['reason', 'stage'], takesStages: true }, { reason: findReason }),
];
