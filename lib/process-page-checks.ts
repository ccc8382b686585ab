import type { Check } from './process/schema-checks.ts';

/**
 * Whether a requirement can be seen in the exports: `judged` = a rule judges it now; `present` = the exports carry
 * what it needs, no rule judges it yet; `unread` = a column of the file formats that builds do not read yet, filled or
 * not; `field` and `file` = the exports lack it; `person` = no export can show it.
 */
export type Checkability = {
  readonly state: 'judged' | 'present' | 'unread' | 'field' | 'file' | 'person';
  /** Fields and files that it looks at, or that are missing; a rule for `judged`. */
  readonly names: readonly string[];
};

/** What the exports of a build carry for an entity. */
export type Carried = {
  readonly fields: ReadonlySet<string>;
  /** Columns of its file that builds do not read yet. */
  readonly unread: ReadonlySet<string>;
  /** Kinds of files with at least one row. */
  readonly files: ReadonlySet<string>;
  /** Names of the rules that are judged on the process. */
  readonly judged: ReadonlySet<string>;
};

const linkFields: Readonly<Record<string, readonly string[]>> = {
  account: ['account_id', 'account'],
  contact: ['contact_id'],
  lead: ['lead_id'],
  deal: ['converted_deal_id', 'lead_id'],
};

const otherNames: Readonly<Record<string, string>> = { company: 'account' };

function ofFields(names: readonly string[], { fields, unread }: Carried): Checkability {
  const missing = names.filter((name) => !fields.has(name) && !fields.has(otherNames[name] ?? name));
  const absent = missing.filter((name) => !unread.has(name));
  if (absent.length > 0) return { state: 'field', names: absent };
  return missing.length > 0 ? { state: 'unread', names: missing } : { state: 'present', names };
}

function ofAnyField(names: readonly string[], carried: Carried): Checkability {
  return best(names.map((name) => ofFields([name], carried)));
}

function ofFile(names: readonly string[], { files }: Carried): Checkability {
  const present = names.filter((name) => files.has(name));
  return present.length > 0 ? { state: 'present', names: present } : { state: 'file', names };
}

/** Fields and links that a check names, in its order. */
export function fieldsIn(check: Check): string[] {
  const inner = [...(check.any ?? []), ...(check.all ?? [])].flatMap(fieldsIn);
  const own = [check.field, check.date, ...(check.fields ?? []), ...Object.keys(check.is ?? {})];
  const linked = check.link ? [linkFields[check.link]?.[0] ?? `${check.link}_id`] : [];
  return [...new Set([...own.filter((name) => name !== undefined), ...linked, ...inner])];
}

const order = ['judged', 'present', 'unread', 'field', 'file', 'person'] as const;

/** The best of several ways, with the names of all ways that are as good. */
function best(ways: readonly Checkability[]): Checkability {
  const state = order.find((one) => ways.some((way) => way.state === one)) ?? 'person';
  return { state, names: ways.filter((way) => way.state === state).flatMap(({ names }) => names) };
}

/** What stands in the way of all of several. */
function worst(parts: readonly Checkability[]): Checkability {
  const state = order.findLast((one) => parts.some((part) => part.state === one)) ?? 'person';
  return { state, names: parts.filter((part) => part.state === state).flatMap(({ names }) => names) };
}

/** Whether a check of a definition can be made on the exports. */
export function checkability(check: Check, carried: Carried): Checkability {
  if (check.field) return ofFields([check.field], carried);
  if (check.date) return ofFields([check.date], carried);
  if (check.fields) return ofFields(check.fields, carried);
  if (check.is) return ofFields(Object.keys(check.is), carried);
  if (check.any) return best(check.any.map((one) => checkability(one, carried)));
  if (check.all) return worst(check.all.map((one) => checkability(one, carried)));
  if (check.activity || check.tasks) return ofFile(['activities'], carried);
  if (check.planned) return best([ofFields(['next_step_date'], carried), ofFile(['activities'], carried)]);
  if (check.contact) return ofFile(['deal_contacts', 'contacts'], carried);
  if (check.link) return ofAnyField(linkFields[check.link] ?? [`${check.link}_id`], carried);
  if (check.required)
    return carried.judged.has('field_missing')
      ? { state: 'judged', names: ['field_missing'] }
      : { state: 'present', names: [] };
  const [, rule] = /^rule (\w+)$/.exec(check.judge ?? '') ?? [];
  return rule && carried.judged.has(rule)
    ? { state: 'judged', names: [rule] }
    : { state: 'person', names: [] };
}
