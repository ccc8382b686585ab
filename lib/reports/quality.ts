import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { count, listOf, type Report, type ReportContext, text } from './report.ts';
import { n } from './shapes.ts';

const schema = z.object({
  files: z.array(
    z.object({
      import: z.string(),
      file: z.string(),
      kind: z.string(),
      read: n,
      loaded: n,
      rejected: n,
      duplicates: n,
      amounts: z
        .array(
          z.object({
            currency: z.string().nullable(),
            amount_read: z.number(),
            amount_loaded: z.number(),
            amount_rejected: z.number(),
            amount_duplicates: z.number(),
          }),
        )
        .nullable()
        .describe('Sums of the column amount by currency; null where the file has none.'),
    }),
  ),
  issues: z.array(z.object({ issue: z.string(), n, examples: z.array(z.string()) })),
  unmapped_stages: z.array(z.object({ pipeline: z.string().nullable(), stage: z.string(), n })),
  rejects: z.array(
    z.object({
      file: z.string(),
      line: n.nullable(),
      line_kind: z.string().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      reason: z.string(),
    }),
  ),
  rejects_total: n,
});

/** The sums of a file among those of all. */
const amountsOf = (file: Row, sums: readonly Row[]) =>
  sums
    .filter((sum) => sum.import_no === file.import_no && sum.file_no === file.file_no)
    .map((sum) => ({
      currency: text(sum, 'currency'),
      amount_read: count(sum, 'amount_read'),
      amount_loaded: count(sum, 'amount_loaded'),
      amount_rejected: count(sum, 'amount_rejected'),
      amount_duplicates: count(sum, 'amount_duplicates'),
    }));

async function answer({ query, run }: ReportContext) {
  const limit = query.limit ?? 100;
  const paging = { limit: limit === 0 ? null : limit, offset: query.offset ?? 0 };
  const files = await run('quality_files');
  const amounts = await run('quality_amounts');
  const issues = await run('quality_issues');
  const unmapped = await run('quality_unmapped');
  const rejects = await run('quality_rejects', paging);
  const [cases] = await run('quality_cases');
  return {
    n_cases: count(cases, 'n'),
    excluded: [],
    files: files.map((row) => ({
      import: String(row.import_id),
      file: String(row.name),
      kind: String(row.kind),
      read: count(row, 'read'),
      loaded: count(row, 'loaded'),
      rejected: count(row, 'rejected'),
      duplicates: count(row, 'duplicates'),
      amounts: row.has_amounts ? amountsOf(row, amounts) : null,
    })),
    issues: issues.map((row) => ({
      issue: String(row.issue),
      n: count(row, 'n'),
      examples: listOf(row.examples),
    })),
    unmapped_stages: unmapped.map((row) => ({
      pipeline: text(row, 'pipeline'),
      stage: String(row.stage),
      n: count(row, 'n'),
    })),
    rejects: rejects.map((row) => ({
      file: String(row.file),
      line: row.line === null ? null : count(row, 'line'),
      line_kind: text(row, 'line_kind'),
      column: text(row, 'column_name'),
      value: text(row, 'value'),
      reason: String(row.reason),
    })),
    rejects_total: files.reduce((sum, row) => sum + count(row, 'rejected'), 0),
  };
}

/** What came in and what is wrong with it: files, refused rows, flaws, stages that map to nothing. */
export const quality: Report = {
  name: 'quality',
  entity: 'deal',
  uses: ['limit', 'offset'],
  bases: [],
  schema,
  list: 'issues',
  answer,
};

/** What the report adds to the frame of every answer. */
export type QualityBody = z.infer<typeof schema>;
