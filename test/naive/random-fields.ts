import type { Chance } from './random.ts';
import { addDays, localDay, microsPerDay, quarterOf } from './time.ts';
import type { Activity, DealRow, FieldChange, FxRate, LeadRow, TargetRow, World } from './world.ts';

type Bones = Pick<World, 'importInstant' | 'timezone' | 'processes' | 'history' | 'deals'>;

const owners = ['Ada', 'Boris', 'Clara', null] as const;
const sources = ['web', 'expo', 'partner', null] as const;
const reasons = ['price', 'no budget', '-', '?', null, null] as const;
const amounts = [null, null, 0, 1, -50, 100, 250.5, 999.99, 1000, 20_000] as const;

function ownFields(chance: Chance, row: DealRow, world: Bones): DealRow {
  const today = localDay(world.importInstant, world.timezone);
  const near = (range: number) => addDays(today, chance.whole(-range, range));
  return {
    ...row,
    amount: chance.pick(amounts),
    currency: chance.pick(['RUB', 'RUB', 'USD', 'EUR', null]),
    probability: chance.pick([null, null, 0, 0.2, 0.75, 1]),
    forecast_category: chance.pick(['commit', 'best case', 'pipeline', 'omitted', null]),
    source: chance.pick(sources),
    owner: chance.pick(owners),
    expected_close_date: chance.yes(0.7) ? near(60) : null,
    lost_reason: chance.pick(reasons),
    next_step: chance.pick([null, 'call', 'tbd']),
    next_step_date: chance.yes(0.4) ? near(10) : null,
    lead_id: chance.yes(0.4) ? `L${chance.whole(1, 4)}` : null,
    custom: { competitor: chance.pick([null, 'Acme', 'нет', ' N/A ']) },
  };
}

function fieldChanges(chance: Chance, row: DealRow, start: number, world: Bones): FieldChange[] {
  const changes: FieldChange[] = [];
  const today = localDay(world.importInstant, world.timezone);
  const value = (field: string): string | null => {
    if (field === 'amount') return chance.pick(['100', '250.5', '999.99', '0', null]);
    if (field === 'owner') return chance.pick(owners);
    return chance.yes(0.9) ? addDays(today, chance.whole(-90, 90)) : null;
  };
  for (const field of ['amount', 'owner', 'expected_close_date'] as const) {
    if (!chance.yes(0.35)) continue;
    let at = start;
    let old = value(field);
    const times = chance.whole(1, 4);
    for (let n = 1; n <= times; n++) {
      at += chance.whole(0, 20 * 24) * (microsPerDay / 24);
      const own = row[field] === null || row[field] === undefined ? null : String(row[field]);
      const changed = n === times && chance.yes(0.8) ? own : value(field);
      const shown = chance.yes(0.1) ? null : chance.yes(0.1) ? value(field) : old;
      changes.push({ deal_id: row.deal_id, field, changed_at: at, old_value: shown, new_value: changed });
      old = changed;
    }
  }
  return changes;
}

function activitiesOf(chance: Chance, row: DealRow, start: number, n: number): Activity[] {
  return Array.from({ length: chance.pick([0, 0, 1, 2, 3]) }, (_, index) => {
    const created = start + chance.whole(0, 100 * 24) * (microsPerDay / 24);
    const due = created + chance.whole(-1, 40) * microsPerDay;
    const status = chance.pick(['planned', 'done', 'done', 'cancelled'] as const);
    const ended = created + chance.whole(0, 30 * 24) * (microsPerDay / 24);
    return {
      activity_id: `A${n}-${index + 1}`,
      deal_id: row.deal_id,
      type: chance.pick(['call', 'meeting']),
      created_at: chance.yes(0.9) ? created : null,
      due_at: chance.yes(0.85) ? due : null,
      done_at: status === 'done' && chance.yes(0.9) ? ended : null,
      status,
      status_changed_at: status !== 'planned' && chance.yes(0.6) ? ended : null,
      owner: chance.pick(owners),
    };
  });
}

function ratesUntil(chance: Chance, today: string): FxRate[] {
  const rates: FxRate[] = [];
  for (let back = 0; back < 170; back += chance.pick([1, 10, 30, 40])) {
    rates.push({
      date: addDays(today, -back),
      currency: 'USD',
      rate_to_base: chance.whole(8000, 9900) / 100,
    });
  }
  if (chance.yes(0.5))
    rates.push({ date: addDays(today, -chance.whole(0, 60)), currency: 'EUR', rate_to_base: 101.5 });
  return rates;
}

function targetsFor(chance: Chance, today: string): TargetRow[] {
  const quarter = quarterOf(today);
  const [year, number] = [quarter.slice(0, 4), Number(quarter[6])];
  const months = [1, 2, 3].map((n) => `${year}-${String((number - 1) * 3 + n).padStart(2, '0')}`);
  const dice = chance.next();
  if (dice < 0.25) return [];
  if (dice < 0.5) return [{ period: quarter, amount: chance.pick([1000, 50_000, 0]) }];
  if (dice < 0.7) return owners.flatMap((owner) => (owner ? [{ period: quarter, owner, amount: 700 }] : []));
  if (dice < 0.8)
    return [
      { period: quarter, team: 'North', amount: 900 },
      { period: quarter, owner: 'Ada', amount: 5 },
    ];
  return months.slice(0, chance.pick([2, 3, 3])).map((period) => ({ period, amount: 400.25 }));
}

/** Everything of a world that is not the path of its deals: fields, their history, activities, rates, targets, leads. */
export function randomFields(chance: Chance, bones: Bones, starts: ReadonlyMap<string, number>): World {
  const today = localDay(bones.importInstant, bones.timezone);
  const bare = chance.yes(0.15);
  const deals = bare ? bones.deals : bones.deals.map((row) => ownFields(chance, row, bones));
  const first = deals.filter(
    (row, index) => deals.findIndex((other) => other.deal_id === row.deal_id) === index,
  );
  const startOf = (row: DealRow) => starts.get(row.deal_id)!;
  const changed = chance.yes(0.7);
  const active = chance.yes(0.7);
  const leads: LeadRow[] = ['L1', 'L2', 'L3'].map((lead_id) => ({ lead_id, source: chance.pick(sources) }));
  return {
    ...bones,
    baseCurrency: 'RUB',
    deals,
    leads: chance.yes(0.3) ? leads : [],
    fieldHistory: changed ? first.flatMap((row) => fieldChanges(chance, row, startOf(row), bones)) : [],
    activities: active ? first.flatMap((row, n) => activitiesOf(chance, row, startOf(row), n)) : [],
    targets: targetsFor(chance, today),
    fxRates: ratesUntil(chance, today),
    users: [{ user: 'Ada', team: 'North' }, { user: 'Boris' }, { user: 'Clara' }],
  };
}
