import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { share, wilson } from '../stats/proportions.ts';
import { isDistinct, sumOf } from './compliance-shares.ts';
import { caseFilters, count, type Report, type ReportContext, text } from './report.ts';
import { n, rate } from './shapes.ts';

const measured = { n, filled: n, share: rate, ci_low: rate, ci_high: rate };

const schema = z.object({
  fields: z.array(
    z.object({
      stage: z.string(),
      field: z.string().describe('The field; several parted by " | " where any of them is enough.'),
      stated: z.boolean().describe('Whether the methodology itself asks for it; others are proposals.'),
      judged: z.boolean().describe('False where the exports carry no such field.'),
      ...measured,
    }),
  ),
  by_owner: z.array(
    z.object({
      stage: z.string(),
      field: z.string(),
      owner: z.string().nullable(),
      ...measured,
      distinct: z.boolean().describe('Whether the share differs from that of all the others beyond chance.'),
    }),
  ),
});

function measuredOf(row: Row) {
  const [all, filled] = [count(row, 'n'), count(row, 'filled')];
  const { low, high } = wilson(filled, all);
  return { n: all, filled, share: share(filled, all), ci_low: low, ci_high: high };
}

const placeOf = (row: Row) => ({ stage: String(row.state_id), field: String(row.fields) });

async function answer({ run, query, scope }: ReportContext) {
  const all = await run('completeness');
  const rows = all.filter((row) => !query.stage || query.stage.includes(String(row.state_id)));
  const [cases] = await run('criteria_cases');
  const owners = rows.filter((row) => !row.is_whole);
  return {
    n_cases: count(cases, 'n'),
    excluded: [],
    as_of_exact: scope.isDefaultAsOf,
    fields: rows
      .filter((row) => row.is_whole)
      .map((row) => ({
        ...placeOf(row),
        stated: row.is_stated === true,
        judged: row.is_carried === true,
        ...measuredOf(row),
      })),
    by_owner: owners.map((row) => {
      const pairs = owners
        .filter((one) => one.state_id === row.state_id && one.fields === row.fields)
        .map((one) => [count(one, 'filled'), count(one, 'n')] as const);
      return {
        ...placeOf(row),
        owner: text(row, 'owner'),
        ...measuredOf(row),
        distinct: isDistinct([count(row, 'filled'), count(row, 'n')], sumOf(pairs)),
      };
    }),
  };
}

/** Completeness: field × stage × owner at the moves forwards (PROCESSES 4, KPI completeness). */
export const completeness: Report = {
  name: 'completeness',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'stage'],
  bases: [],
  schema,
  list: 'fields',
  answer,
};

/** What the report adds to the frame of every answer. */
export type CompletenessBody = z.infer<typeof schema>;
