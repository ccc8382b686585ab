/** What a recipe gets out of a CRM, in the order in which it is told. */
export const partKinds = ['deals', 'stage_history', 'field_history', 'activities', 'dictionaries'] as const;

export type PartKind = (typeof partKinds)[number];

/** By what way: a button of a screen, a request of the API, a query of the database, successive lists, or not read at all. */
export type Way = 'screen' | 'request' | 'database' | 'lists' | 'none';

/** One thing to get out. Its texts are `recipe.CRM.KIND.1` and so on. */
export type Part = {
  readonly kind: PartKind;
  readonly ways: readonly Way[];
  /** How many steps there are. */
  readonly steps: number;
  /** Requests or queries to copy; names in capitals are to be replaced. */
  readonly code: readonly string[];
  /** Capabilities that it unlocks, by id. */
  readonly unlocks: readonly string[];
};

/** Lists that stand below the parts; their texts are `recipe.CRM.LIST.1` and so on. */
export const listNames = ['lacks', 'limits', 'format', 'unsure'] as const;

export type ListName = (typeof listNames)[number];

/** How a CRM's deals and their history are got out of it. */
export type Recipe = {
  /** As the importers name it; `recipe.CRM.name` is how it writes its own name. */
  readonly crm: string;
  /** How many steps it takes to be let in. */
  readonly access: number;
  readonly parts: readonly Part[];
} & Readonly<Record<ListName, number>>;

const unlockedBy: Readonly<Record<PartKind, readonly string[]>> = {
  deals: ['stock', 'amounts', 'owners', 'by_source', 'close_dates'],
  stage_history: [
    'stage_history',
    'conversion',
    'durations',
    'stage_lost',
    'skipped',
    'variants',
    'forecast_stage',
  ],
  field_history: ['pushes', 'owner_changes'],
  activities: ['activities', 'next_steps'],
  dictionaries: ['win_rate', 'teams'],
};

/** A part that unlocks what its kind does, but for what this CRM does not carry. */
export function part(
  kind: PartKind,
  ways: readonly Way[],
  steps: number,
  code: readonly string[] = [],
  {
    without = [],
    also = [],
  }: { readonly without?: readonly string[]; readonly also?: readonly string[] } = {},
): Part {
  const unlocks = ways.includes('none')
    ? []
    : [...unlockedBy[kind].filter((id) => !without.includes(id)), ...also];
  return { kind, ways, steps, code, unlocks };
}
