import { z } from 'zod';
import { stageNameWords } from '../process/catalogues.ts';
import { likeness } from '../process/hints.ts';
import type { Row } from '../run-sql.ts';
import { share } from '../stats/proportions.ts';
import { caseFilters, count, number, type Report, type ReportContext, text } from './report.ts';
import { money, n, rate, words } from './shapes.ts';

/** A stage that fewer of the closed cases visited is hardly used (METRICS 6). */
const rareShare = 0.02;

const verdict = z.enum(['few', 'fine', 'look', 'too_many']);

const schema = z.object({
  pipelines: z.array(
    z.object({
      pipeline: z.string().nullable(),
      statuses: n.describe('Active and won ones, several lost ones as one; neutral ones apart.'),
      active: n,
      verdict,
      not_mapped: z.array(z.string()).describe('Statuses of the CRM that mean no state of the process.'),
    }),
  ),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: words,
      like: z
        .enum(['action', 'pause', 'heap'])
        .nullable()
        .describe('What its name sounds like; a hint only.'),
      visited: n.describe('Of the cases closed in the last twelve months, those that visited it.'),
      closed: n,
      share_visited: rate,
      rare: z.boolean(),
      has_limit: z.boolean(),
      has_criterion: z.boolean(),
      has_required: z.boolean(),
      has_status: z.boolean().describe('Whether any status of the CRM means it.'),
      cases_now: n,
      amount_now: money,
      days_per_case: z
        .number()
        .nullable()
        .describe('Days that a case which visited it spent there, on average.'),
    }),
  ),
});

function pipelinesOf(rows: readonly Row[]) {
  const { best, bad, few } = stageNameWords().statuses;
  const names = [...new Set(rows.map((row) => text(row, 'pipeline')))];
  return names.map((pipeline) => {
    const own = rows.filter((row) => text(row, 'pipeline') === pipeline);
    const of = (outcome: string) => own.filter((row) => row.outcome === outcome).length;
    const active = of('open');
    const statuses = active + of('won') + Math.min(1, of('lost'));
    return {
      pipeline,
      statuses,
      active,
      verdict:
        statuses >= bad
          ? ('too_many' as const)
          : statuses > best[1]
            ? ('look' as const)
            : active < few
              ? ('few' as const)
              : ('fine' as const),
      not_mapped: own.filter((row) => row.state_id === null).map((row) => String(row.name)),
    };
  });
}

async function answer({ run, query }: ReportContext) {
  const listed = stageNameWords();
  const statuses = await run('process_check_statuses');
  const stages = await run('process_check_stages');
  const [cases] = await run('criteria_cases');
  const wanted = query.pipeline;
  return {
    n_cases: count(cases, 'n'),
    excluded: [],
    pipelines: pipelinesOf(statuses.filter((row) => !wanted || wanted.includes(text(row, 'pipeline') ?? ''))),
    stages: stages
      .filter((row) => row.kind === 'active')
      .map((row) => {
        const name = { ru: String(row.name_ru), en: String(row.name_en) };
        const [visited, closed] = [count(row, 'visited'), count(row, 'closed')];
        const visitedShare = share(visited, closed);
        const [days, visitors] = [number(row, 'days'), count(row, 'cases')];
        return {
          stage: String(row.state_id),
          name,
          like: likeness({ name }, listed),
          visited,
          closed,
          share_visited: visitedShare,
          rare: visitedShare !== null && visitedShare < rareShare,
          has_limit: row.has_limit === true,
          has_criterion: row.has_criterion === true,
          has_required: row.has_required === true,
          has_status: row.has_status === true,
          cases_now: count(row, 'cases_now'),
          amount_now: number(row, 'amount_now'),
          days_per_case: days === null || visitors === 0 ? null : days / visitors,
        };
      }),
  };
}

/** The pipeline itself and not its deals: how many statuses, what their names sound like, which are hardly used, what asks for nothing (METRICS 6). */
export const processCheck: Report = {
  name: 'process-check',
  entity: 'deal',
  uses: [...caseFilters],
  bases: [],
  schema,
  list: 'stages',
  answer,
};

/** What the report adds to the frame of every answer. */
export type ProcessCheckBody = z.infer<typeof schema>;
