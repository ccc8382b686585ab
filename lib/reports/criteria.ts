import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { share, wilson } from '../stats/proportions.ts';
import { caseFilters, count, listOf, type Report, type ReportContext, text } from './report.ts';
import { n, rate, words } from './shapes.ts';

const schema = z.object({
  criteria: z.array(
    z.object({
      criterion: z.string(),
      name: words,
      stage: z.string().nullable().describe('The state it belongs to; null = opening the case.'),
      moment: z
        .enum(['opening', 'entry', 'exit', 'requires'])
        .describe('When it is judged: on opening, first entering, leaving forwards, or standing closed.'),
      basis: z.enum(['stated', 'action', 'previous', 'ours']),
      accuses: z.boolean().describe('Whether a moment at which it is not met is a violation.'),
      judged: z
        .enum(['yes', 'partly', 'no'])
        .describe('partly = only that it is met can be seen: other ways to meet it are not exported.'),
      needs: z.array(z.string()).describe('What would unlock it: a field, a file, a rule, or a person.'),
      moments: n,
      met: n,
      unmet: n,
      unknown: n,
      cases: n.describe('Cases with a moment at which it was not met.'),
      share: rate.describe(
        'Met of the moments at which it could be told; null where only a part can be seen.',
      ),
      ci_low: rate,
      ci_high: rate,
    }),
  ),
});

function criterionOf(row: Row) {
  const [moments, unmet, unknown] = [count(row, 'moments'), count(row, 'unmet'), count(row, 'unknown')];
  const met = moments - unmet - unknown;
  const told = row.judged === 'yes' ? met + unmet : 0;
  const { low, high } = wilson(told === 0 ? 0 : met, told);
  return {
    criterion: String(row.criterion_id),
    name: { ru: String(row.name_ru), en: String(row.name_en) },
    stage: text(row, 'state_id'),
    moment: row.moment_kind as 'opening' | 'entry' | 'exit' | 'requires',
    basis: row.basis as 'stated' | 'action' | 'previous' | 'ours',
    accuses: row.is_accusing === true && (row.moment_kind === 'exit' || row.moment_kind === 'entry'),
    judged: row.judged as 'yes' | 'partly' | 'no',
    needs: listOf(row.needs),
    moments,
    met,
    unmet,
    unknown,
    cases: count(row, 'cases'),
    share: told === 0 ? null : share(met, told),
    ci_low: low,
    ci_high: high,
  };
}

async function answer({ run, query, scope }: ReportContext) {
  const rows = await run('criteria_judged');
  const [cases] = await run('criteria_cases');
  const stages = query.stage;
  const criteria = rows.map(criterionOf).filter(({ stage }) => !stages || stages.includes(stage ?? ''));
  return { n_cases: count(cases, 'n'), excluded: [], as_of_exact: scope.isDefaultAsOf, criteria };
}

/** Each criterion of the process: whether the exports can show it, and how often it held (KPI criteria_met of PROCESSES 4). */
export const criteria: Report = {
  name: 'criteria',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'stage'],
  bases: [],
  schema,
  list: 'criteria',
  answer,
};

/** What the report adds to the frame of every answer. */
export type CriteriaBody = z.infer<typeof schema>;
