import { z } from 'zod';
import { isoInstant, localDay } from '../calendar/zone.ts';
import type { FlagContext } from '../flag-words.ts';
import { allRules, ruleSql } from '../rules.ts';
import type { Row } from '../run-sql.ts';
import { quote } from '../sql-literal.ts';
import type { ReportContext } from './report.ts';
import { instant } from './shapes.ts';

/** One event or value that a flag was judged on. */
export const evidenceSchema = z.object({
  what: z.string(),
  at: instant,
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export type Evidence = z.infer<typeof evidenceSchema>;

/** An instant as SQL reads a timestamp. */
export function stamp(us: bigint): string {
  return isoInstant(us).replace('T', ' ').replace('Z', '');
}

/** What tells the flags of a page apart; flags of several fields at one move share it. */
export function flagKey(row: Row): string {
  return JSON.stringify([row.rule, row.case_no, row.stage ?? null, row.moment ?? null, row.is_now]);
}

/** What each flag of a page was judged on: the rules run again over the page's cases only. */
export async function evidenceOf(
  { connection, scope, warehouse }: ReportContext,
  page: readonly Row[],
): Promise<Map<string, Evidence[][]>> {
  const found = new Map<string, Evidence[][]>();
  if (page.length === 0) return found;
  await scope.narrow([...new Set(page.map((row) => Number(row.case_no)))]);
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const named = new Set(page.map((row) => String(row.rule)));
  for (const rule of allRules().filter(({ name }) => named.has(name))) {
    const reader = await connection.runAndReadAll(
      `select ${quote(rule.name)} as rule, case_no, stage, iso(happened_at) as moment, is_now,
         list_transform(evidence, lambda e: {what: e.what, 'at': iso(e.moment), 'before': e.before, 'after': e.after})::json as evidence
       from (${ruleSql(rule, stamp(scope.asOf), today)}) where process_no = ${scope.process.no}`,
    );
    for (const row of reader.getRowObjectsJS()) {
      const key = flagKey(row);
      found.set(key, [...(found.get(key) ?? []), JSON.parse(String(row.evidence)) as Evidence[]]);
    }
  }
  return found;
}

/** What the words of flags need to know of the process, in each language. */
export async function flagContexts({
  connection,
  scope,
  warehouse,
}: ReportContext): Promise<Record<'ru' | 'en', FlagContext>> {
  const states = await connection.runAndReadAll(
    `select state_id, name_ru, name_en from process_states where process_no = ${scope.process.no}`,
  );
  const criteria = await connection.runAndReadAll(
    `select expectation_id, name_ru, name_en from stage_expectations where process_no = ${scope.process.no}
     union all
     (select criterion_id, name_ru, name_en from process_criteria where process_no = ${scope.process.no} order by criterion_no desc)`,
  );
  const clock = await connection.runAndReadAll(
    `select clock from processes where process_no = ${scope.process.no}`,
  );
  const of = (language: 'ru' | 'en'): FlagContext => ({
    language,
    currency: warehouse.info.baseCurrency,
    timezone: warehouse.info.timezone,
    isWorkingClock: clock.getRows()[0]?.[0] === 'working',
    criteria: new Map(
      criteria.getRows().map(([id, ru, en]) => [String(id), { ru: String(ru), en: String(en) }]),
    ),
    states: new Map(states.getRows().map(([id, ru, en]) => [String(id), { ru: String(ru), en: String(en) }])),
  });
  return { ru: of('ru'), en: of('en') };
}
