import { z } from 'zod';
import { VoronkaError } from '../errors.ts';
import type { Row } from '../run-sql.ts';
import { quote } from '../sql-literal.ts';
import {
  difference,
  differenceOf,
  entity,
  messageOf,
  outcome,
  reason,
  what,
} from './reconciliation-difference.ts';
import { reconciliationReasons } from './reconciliation-reasons.ts';
import { count, number, type Report, type ReportContext, text } from './report.ts';
import { n, words } from './shapes.ts';

const own = z
  .number()
  .nullable()
  .describe('Money in the currency of the row; null when no deal has an amount.');

const schema = z.object({
  entities: z
    .array(
      z.object({
        entity,
        read: n,
        rejected: n,
        duplicates: n,
        superseded: n.describe('Older rows of an id that a later row replaces.'),
        ids: n.describe('Different ids: read − rejected − duplicates − superseded.'),
        left_out: n
          .nullable()
          .describe(
            'Records of the files of the CRM that are not read, as deleted or merged ones; null where that is not known.',
          ),
        cases: n.describe('Of the ids, those that the pages show.'),
        not_cases: z.array(z.object({ reason, n })),
        history_only: n.describe('Cases without a row in a list, known from their history alone.'),
        undated: n.describe('Cases without any date: reports by date leave them out.'),
        differ: n.describe('Ids with at least one difference.'),
      }),
    )
    .describe('Only lists that were read.'),
  counts: z.array(
    z.object({
      entity,
      pipeline: z.string().nullable(),
      stage: z.string().nullable().describe('As the rows of the CRM write it; null = in no stage.'),
      stage_name: z.string().nullable(),
      outcome: outcome.describe('By the status of the row, else by the list of stages, else by the process.'),
      currency: z.string().nullable(),
      crm_n: n,
      our_n: n,
      crm_amount: own,
      our_amount: own,
      our_amount_base: z.number().nullable().describe('The same in the base currency.'),
      differ: n.describe('Of those counted here by either side, how many have a difference.'),
    }),
  ),
  by_reason: z.array(z.object({ entity, what, reason, n, message: words })),
  differences: z.array(difference),
  total: n,
});

/** The reasons asked for, all without a filter. @throws VoronkaError usage for an unknown one */
function askedReasons(asked: readonly string[] | undefined): readonly string[] {
  const known: readonly string[] = reconciliationReasons;
  const unknown = asked?.find((one) => !known.includes(one));
  if (unknown !== undefined)
    throw new VoronkaError('usage', `There is no reason "${unknown}".`, `Known: ${known.join(', ')}.`);
  return asked ?? known;
}

const entityOf = (row: Row) => row.entity as z.infer<typeof entity>;
const reasonOf = (row: Row) => row.reason as z.infer<typeof reason>;

async function answer({ connection, query, run }: ReportContext) {
  const limit = query.limit ?? 100;
  const asked = askedReasons(query.reason);
  await connection.run(
    `create or replace temp table chosen_reasons as
     from (values ${asked.map((one) => `(${quote(one)})`).join(', ')}) as c(reason)`,
  );
  const entities = await run('reconciliation_entities');
  const counts = await run('reconciliation_counts');
  const reasons = await run('reconciliation_reasons');
  const page = await run('reconciliation_differences', {
    limit: limit === 0 ? null : limit,
    offset: query.offset ?? 0,
  });
  return {
    n_cases: entities.reduce((sum, row) => sum + count(row, 'ids') + count(row, 'history_only'), 0),
    excluded: [],
    entities: entities
      .filter((row) => count(row, 'read') > 0)
      .map((row) => ({
        entity: entityOf(row),
        read: count(row, 'read'),
        rejected: count(row, 'rejected'),
        duplicates: count(row, 'duplicates'),
        superseded: count(row, 'superseded'),
        ids: count(row, 'ids'),
        left_out: number(row, 'left_out'),
        cases: count(row, 'shown'),
        not_cases: reasons
          .filter((one) => one.entity === row.entity && one.what === 'presence')
          .map((one) => ({ reason: reasonOf(one), n: count(one, 'n') })),
        history_only: count(row, 'history_only'),
        undated: count(row, 'undated'),
        differ: count(row, 'differ'),
      })),
    counts: counts.map((row) => ({
      entity: entityOf(row),
      pipeline: text(row, 'pipeline'),
      stage: text(row, 'stage'),
      stage_name: text(row, 'stage_name'),
      outcome: row.outcome as z.infer<typeof outcome>,
      currency: text(row, 'currency'),
      crm_n: count(row, 'crm_n'),
      our_n: count(row, 'our_n'),
      crm_amount: number(row, 'crm_amount'),
      our_amount: number(row, 'our_amount'),
      our_amount_base: number(row, 'our_amount_base'),
      differ: count(row, 'differ'),
    })),
    by_reason: reasons.map((row) => ({
      entity: entityOf(row),
      what: row.what as z.infer<typeof what>,
      reason: reasonOf(row),
      n: count(row, 'n'),
      message: messageOf(String(row.reason)),
    })),
    differences: page.map(differenceOf),
    total: reasons
      .filter((row) => asked.includes(String(row.reason)))
      .reduce((sum, row) => sum + count(row, 'n'), 0),
  };
}

/** What the CRM's lists hold beside what the pages show of it, and the deals that differ, one by one. */
export const reconciliation: Report = {
  name: 'reconciliation',
  entity: 'deal',
  uses: ['limit', 'offset', 'reason'],
  bases: [],
  schema,
  list: 'differences',
  answer,
};

/** What the report adds to the frame of every answer. */
export type ReconciliationBody = z.infer<typeof schema>;
