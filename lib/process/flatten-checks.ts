import type { PartDefinition, StateDefinition } from './schema.ts';
import type { Check } from './schema-checks.ts';

type Criterion = NonNullable<PartDefinition['opening']>[number];

/** Columns of a lead that a deal has under another name, or on the card it is linked to. */
const namesOnDeals: Readonly<Record<string, string>> = {
  company: 'account.name',
  phone: 'contact.phone',
  email: 'contact.email',
  tax_id: 'account.tax_id',
  rejection_reason: 'lost_reason',
};

/** Rules about the hand-over from one card to another: there is one card only. */
export const handOverRules = ['handover_incomplete', 'converted_without_deal', 'deal_without_qualified_lead'];

/** The name of a lead's field on the deal that is lead and deal in one. */
export const onDeal = (field: string): string => namesOnDeals[field] ?? field;

/** A check on the card that is lead and deal in one; null when only the link between the two was asked for. */
function oneCard(check: Check): Check | null {
  if (check.link === 'lead' || check.link === 'deal') return null;
  if (handOverRules.some((rule) => check.judge === `rule ${rule}`)) return null;
  for (const key of ['any', 'all'] as const) {
    const inner = check[key];
    if (inner === undefined) continue;
    const kept = inner.map(oneCard).filter((one) => one !== null);
    if (kept.length === 0) return null;
    return kept.length === 1 ? kept[0]! : { [key]: kept };
  }
  if (check.field !== undefined) return { field: onDeal(check.field) };
  if (check.date !== undefined) return { date: onDeal(check.date) };
  if (check.fields) return { fields: check.fields.map(onDeal) };
  return check;
}

/** Criteria on the card that is lead and deal in one; those of the link between the two are left out. */
export function criteriaOnDeal(criteria: readonly Criterion[] | undefined): Criterion[] {
  return (criteria ?? []).flatMap((criterion) => {
    const check = oneCard(criterion.check);
    return check === null ? [] : [{ ...criterion, check }];
  });
}

function withKeys<State extends object>(state: State, keys: Partial<StateDefinition>): State {
  const filled = Object.entries(keys).filter(([, list]) => Array.isArray(list) && list.length > 0);
  const rest = Object.entries(state).filter(([key]) => !(key in keys));
  return Object.fromEntries([...rest, ...filled]) as State;
}

/** A state of the lead or the deal part as a state of the process that joins them. */
export function stateOnDeal<State extends StateDefinition>(state: State): State {
  return withKeys(state, {
    required: (state.required ?? []).map((one) => {
      if (typeof one === 'string') return onDeal(one);
      return 'any' in one ? { ...one, any: one.any.map(onDeal) } : { ...one, field: onDeal(one.field) };
    }),
    soft: (state.soft ?? []).map(onDeal),
    requires: (state.requires ?? []).map(oneCard).filter((one) => one !== null),
    entry: criteriaOnDeal(state.entry),
    exit: criteriaOnDeal(state.exit),
  });
}
