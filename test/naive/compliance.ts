import type { Process } from '../../lib/process/types.ts';
import { attributeAsOf } from './attributes.ts';
import { fieldMissing } from './field-missing.ts';
import { fieldRules } from './field-rules.ts';
import { type Bench, severityOf } from './judge.ts';
import { orderRules } from './order-rules.ts';
import { asOfOf, inWindow, matchingCases, windowOf } from './select.ts';
import { share } from './statistics.ts';
import { isoInstant, localDay } from './time.ts';
import { timeRules } from './time-rules.ts';
import { workRules } from './work-rules.ts';
import type { NaiveQuery, World } from './world.ts';

/** METRICS 6: nineteen of the rules, as the document of CONTRACT 3 (without `by_owner`, evidence and messages). */
export function naiveCompliance(world: World, process: Process, query: NaiveQuery = {}) {
  const asOf = asOfOf(world, query);
  const window = windowOf(world, query);
  const entity = process.entity === 'lead' ? 'lead' : 'deal';
  const cases = matchingCases(world, process, query, asOf);
  const bench: Bench = { world, process, entity, asOf, today: localDay(asOf, world.timezone), cases };
  const judged = [...orderRules, ...timeRules, ...fieldRules, fieldMissing, ...workRules].map(
    ({ rule, severity, judge }) => {
      const answer = judge(bench);
      const base = { rule, severity: severityOf(process, rule, severity) };
      if ('why' in answer) {
        const row = { ...base, judged: false, why: answer.why, flags: null, flags_now: null, cases: null };
        return { row: { ...row, exposed: null, share: null }, flags: [] };
      }
      const flags = answer.flags.filter((flag) => inWindow(window, flag.at));
      const flagged = new Set(flags.map((flag) => flag.case)).size;
      const row = {
        ...base,
        judged: true,
        why: null,
        flags: flags.length,
        flags_now: flags.filter((flag) => flag.state === 'now').length,
        cases: flagged,
        exposed: answer.exposed.length,
        share: share(flagged, answer.exposed.length),
      };
      return { row, flags };
    },
  );
  const flags = judged.flatMap((answer) =>
    answer.flags.map((flag) => {
      const { row } = cases.find(({ id }) => id === flag.case)!;
      const owner = attributeAsOf(world, entity, row, 'owner', flag.at ?? asOf);
      return { ...flag, owner, at: flag.at === null ? null : isoInstant(flag.at) };
    }),
  );
  return {
    metric: 'compliance',
    process: process.id,
    as_of: isoInstant(asOf),
    n_cases: cases.length,
    rules: judged.map(({ row }) => row),
    flags,
    flags_total: flags.length,
  };
}
