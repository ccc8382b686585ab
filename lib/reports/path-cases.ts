import { findOrderFlags } from './order-flags.ts';
import { count, leftOut, type ReportAnswer, type ReportContext } from './report.ts';

/** The views `path_cases` and `order_flags`: cases of the window with a known path, and where they broke the order. */
export async function findPathCases(
  context: Pick<ReportContext, 'connection' | 'scope' | 'warehouse' | 'runAsView'>,
): Promise<void> {
  await findOrderFlags(context);
  await context.runAsView('path_cases', 'path_cases');
}

/** How many cases have a path, and how many were left out because they have none or no date. */
export async function pathCasesFrame({
  run,
}: ReportContext): Promise<Pick<ReportAnswer, 'n_cases' | 'excluded' | 'as_of_exact'> & { n_cases: number }> {
  const [cases] = await run('variants_cases');
  const [undated] = await run('undated');
  return {
    n_cases: count(cases, 'n_cases'),
    excluded: leftOut(
      { reason: 'no_history', unit: 'case', n: count(cases, 'no_history') },
      { reason: 'no_date', unit: 'case', n: count(undated, 'n') },
    ),
    as_of_exact: cases?.is_exact !== false,
  };
}
