import { periodBounds } from '../calendar/zone.ts';
import { overview } from '../reports/overview.ts';
import { counted, type Figure, figuresOf } from './figure.ts';
import { quarterAt, stamp } from './moments.ts';

const now =
  (where: string): Figure['find'] =>
  ({ keep, scope, warehouse }) => {
    const zone = warehouse.info.timezone;
    const { start } = periodBounds(quarterAt(scope.asOf, zone), zone);
    return keep('overview_now', where, { quarter_start: stamp(start) });
  };

/** Figures of the first look. */
export const overviewFigures: readonly Figure[] = [
  ...figuresOf(
    overview,
    {},
    {
      cases: now('cases > 0'),
      open: now('n_open > 0'),
      won: now('n_won > 0'),
      lost: now('n_lost > 0'),
      neutral: now('n_neutral > 0'),
      quarter_won: now('n_won_quarter > 0'),
      last_90_days_won: now('n_won_90 > 0'),
      last_90_days_lost: now('n_lost_90 > 0'),
      'excluded.no_amount': now('no_amount > 0'),
      'excluded.no_rate': now('no_rate > 0'),
    },
  ),
  ...figuresOf(
    overview,
    { needs: ['stage'] },
    {
      stage_left: counted('overview_stages', 'n_left'),
      stage_advanced: counted('overview_stages', 'advanced'),
      stage_lost: counted('overview_stages', 'lost'),
    },
  ),
];
