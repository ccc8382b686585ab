import type { Check } from './schema-checks.ts';
import type { Atom, RequiredField } from './types.ts';

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

function atomsOf(check: Check): Atom[] | null {
  const { field, fields, is, activity, planned, contact, link, date, tasks, judge } = check;
  if (field !== undefined) return [{ kind: 'field', field }];
  if (fields) return fields.map((one) => ({ kind: 'field', field: one }));
  if (date !== undefined) return [{ kind: 'date', field: date }];
  if (is) {
    return Object.entries(is).map(([one, values]) => ({
      kind: 'is',
      field: one,
      words: values.map((value) => String(value)),
    }));
  }
  if (activity) {
    const { min = 1, since = 'stage', keywords = [] } = activity;
    return [
      {
        kind: 'activity',
        words: listOf(activity.type),
        min,
        since: since === 'start' ? 'start' : 'stage',
        keywords,
      },
    ];
  }
  if (planned) return [{ kind: 'planned', words: listOf(planned.type) }];
  if (contact) {
    return [
      {
        kind: 'contact',
        words: listOf(contact.role),
        min: contact.min ?? 1,
        isDecisionMaker: contact.decision_maker ?? false,
      },
    ];
  }
  if (link !== undefined) return [{ kind: 'link', field: link }];
  if (tasks !== undefined) return [{ kind: 'tasks' }];
  if (judge !== undefined) {
    const [, rule] = /^rule (\w+)$/.exec(judge) ?? [];
    return [rule ? { kind: 'rule', field: rule } : { kind: 'person' }];
  }
  return null;
}

/** Every way to take one term of each list: the terms of `all`. */
function crossed(lists: readonly (readonly (readonly Atom[])[])[]): Atom[][] {
  return lists.reduce<Atom[][]>(
    (made, terms) => made.flatMap((before) => terms.map((term) => [...before, ...term])),
    [[]],
  );
}

/**
 * A check as a choice of terms, each a list of atoms that must all hold.
 * @param required what `{required: true}` stands for: the required fields of the stage, earlier ones too where so
 */
export function termsOf(check: Check, required: readonly RequiredField[]): Atom[][] {
  if (check.any) return check.any.flatMap((one) => termsOf(one, required));
  if (check.all) return crossed(check.all.map((one) => termsOf(one, required)));
  if (check.required) {
    return crossed(required.map(({ anyOf }) => anyOf.map((field) => [{ kind: 'field' as const, field }])));
  }
  const atoms = atomsOf(check);
  return atoms ? [atoms] : [];
}
