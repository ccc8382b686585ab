import { stock } from '../reports/stock.ts';
import { type Figure, figuresOf } from './figure.ts';

const standing =
  (where: (position: number | null) => string): Figure['find'] =>
  ({ keep, position }) =>
    keep('stock', `week = 0 and ${where(position)}`, { weeks: 1 });

/** Figures of the stock at the as-of. */
export const stockFigures: readonly Figure[] = [
  ...figuresOf(stock, { needs: ['stage'] }, { current: standing((position) => `position = ${position}`) }),
  ...figuresOf(
    stock,
    {},
    {
      unknown: standing(() => 'position is null'),
      cases: standing(() => 'true'),
      'excluded.no_amount': standing(() => 'no_amount > no_rate'),
      'excluded.no_rate': standing(() => 'no_rate > 0'),
    },
  ),
];
