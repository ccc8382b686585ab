import { findOrderFlags } from './order-flags.ts';
import { count, leftOut, type ReportAnswer, type ReportContext } from './report.ts';

type Finding = Pick<ReportContext, 'connection' | 'scope' | 'warehouse' | 'runAsView'>;

/** The views `case_paths` and `order_flags`: the path of every case, and where cases broke the order. */
export async function findPaths(context: Finding): Promise<void> {
  await findOrderFlags(context);
  await context.runAsView('case_paths', 'case_paths');
}

/** The views `path_cases` and `order_flags`: cases of the window with a known path, and where they broke the order. */
export async function findPathCases(context: Finding): Promise<void> {
  await findOrderFlags(context);
  await context.runAsView('path_cases', 'path_cases');
}

/** The table `judged_paths`: each of these cases with its departures from the order, its moves and how it closed. */
export async function findJudgedPaths(context: Finding & Pick<ReportContext, 'runInto'>): Promise<void> {
  await findPathCases(context);
  await context.runInto('path_facts', 'path_facts');
  await context.runInto('judged_paths', 'judged_paths');
}

/** The view `path_moves`: the moves of these cases, each with whether it broke the order (table `order_breaks`). */
export async function findPathMoves(context: Pick<ReportContext, 'runInto' | 'runAsView'>): Promise<void> {
  await context.runInto('order_breaks', 'order_breaks');
  await context.runAsView('path_moves', 'path_moves');
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
