import { aliases, sharedAliases } from './dictionary/aliases.ts';
import { basicsEntries } from './dictionary/basics.ts';
import { complianceEntries } from './dictionary/compliance.ts';
import { conformanceEntries } from './dictionary/conformance.ts';
import { durationsEntries } from './dictionary/durations.ts';
import type { Entry } from './dictionary/entry.ts';
import { forecastEntries } from './dictionary/forecast.ts';
import { funnelEntries, stockEntries } from './dictionary/funnel.ts';
import { ruleEntries } from './dictionary/rules.ts';
import { winlossEntries } from './dictionary/winloss.ts';

/** Every figure that the product shows, by group. */
export const dictionary: readonly Entry[] = [
  ...stockEntries,
  ...funnelEntries,
  ...durationsEntries,
  ...winlossEntries,
  ...forecastEntries,
  ...complianceEntries,
  ...conformanceEntries,
  ...ruleEntries,
  ...basicsEntries,
];

const byId: ReadonlyMap<string, Entry> = new Map(dictionary.map((entry) => [entry.id, entry]));

/** The entry of an id; undefined when there is none. */
export function entryOf(id: string): Entry | undefined {
  return byId.get(id);
}

/**
 * The id of the entry that defines a key of an answer.
 * @param report a report, or the name of a single metric
 * @param key dotted, lists left out: `stages.reached`, `totals.lost`; its last part alone will do where it is plain
 * @returns null for what is no figure (a position) or is not known
 */
export function entryIdOf(report: string, key: string): string | null {
  const path = key.replace(/^groups\./, '');
  const last = path.split('.').at(-1) ?? path;
  for (const known of [aliases[report] ?? {}, sharedAliases])
    for (const name of [path, last]) {
      const id = known[name];
      if (id !== undefined) return id;
    }
  return byId.has(last) ? last : null;
}
