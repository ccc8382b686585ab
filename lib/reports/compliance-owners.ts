import type { Rule } from '../rules.ts';
import type { Row } from '../run-sql.ts';
import { isDistinct, shareOf, sumOf } from './compliance-shares.ts';
import { count, text } from './report.ts';

/**
 * Owners who broke a rule, the most flags first, then those who could have and did not. Each is set against all the
 * others whose share is known.
 */
export function ownersOf({ name, exposure }: Rule, counts: readonly Row[], exposed: readonly Row[]) {
  const own = counts.filter((row) => !row.is_whole && row.rule === name);
  const clean = exposed.filter(
    (row) => !row.is_whole && count(row, exposure) > 0 && own.every(({ owner }) => owner !== row.owner),
  );
  const rows = [...own, ...clean].map((row) => {
    const broken = own.includes(row) ? row : undefined;
    const base = exposed.find((one) => !one.is_whole && one.owner === row.owner);
    return { row, broken, counted: [count(broken, 'cases'), count(base, exposure)] as const };
  });
  const all = sumOf(rows.map(({ counted }) => counted));
  return rows.map(({ row, broken, counted }) => ({
    owner: text(row, 'owner'),
    rule: name,
    flags: count(broken, 'flags'),
    flags_now: count(broken, 'flags_now'),
    ...shareOf(...counted),
    distinct: isDistinct(counted, all),
  }));
}
