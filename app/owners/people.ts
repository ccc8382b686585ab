import type { Answers } from '../../lib/answers.ts';

type Group = Answers['winloss']['by'][number];
type Deal = Answers['deals']['rows'][number];
type ForecastGroup = NonNullable<Answers['forecast']['groups']>[number];

/** What is known of one person's deals. */
export type Person = {
  /** Null: the deals without an owner. */
  readonly owner: string | null;
  readonly result: Group;
  /** Apart from all the others by more than chance, and to which side. */
  readonly side: 'above' | 'below' | null;
  readonly openAmount: number | null;
  /** Open deals that break a rule now. */
  readonly broken: number | null;
  /** Median days from creation to winning; null when not known. */
  readonly cycle: number | null;
  readonly forecast: ForecastGroup | null;
};

/** The middle of some numbers, the mean of two middles; null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[half - 1] ?? 0, sorted[half] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** The sum of what is known; 0 of none, null when none has a value. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 && values.length > 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

type Known = {
  readonly result: Answers['winloss'];
  /** All open deals, or null when they are too many to be read here. */
  readonly open: readonly Deal[] | null;
  readonly won: readonly Deal[] | null;
  readonly forecast: Answers['forecast'] | null;
};

/** Everyone with a deal, by the share won, the best first. */
export function peopleOf({ result, open, won, forecast }: Known): Person[] {
  const { overall } = result;
  return result.by
    .filter(({ dimension }) => dimension === 'owner')
    .map((row): Person => {
      const owner = typeof row.key === 'string' ? row.key : null;
      const own = open?.filter((deal) => deal.owner === owner) ?? null;
      const others = overall.won + overall.lost - row.won - row.lost;
      const rest = others > 0 ? (overall.won - row.won) / others : null;
      const isAbove = row.win_rate !== null && rest !== null && row.win_rate > rest;
      const ages = won?.filter((deal) => deal.owner === owner).map((deal) => deal.age_days) ?? [];
      return {
        owner,
        result: row,
        side: row.distinct ? (isAbove ? 'above' : 'below') : null,
        openAmount: own && sumOf(own.map(({ amount }) => amount)),
        broken: own?.filter(({ flags }) => flags.length > 0).length ?? null,
        cycle: medianOf(ages.filter((age) => age !== null)),
        forecast: forecast?.groups?.find(({ key }) => key === owner) ?? null,
      };
    })
    .sort((a, b) => (b.result.win_rate ?? -1) - (a.result.win_rate ?? -1));
}
