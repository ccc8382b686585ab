import { localDay } from '../calendar/zone.ts';
import { allRules, flagsSql } from '../rules.ts';
import { quote } from '../sql-literal.ts';
import { stamp } from './compliance-evidence.ts';
import type { ReportContext } from './report.ts';

/** The rules about the order of stages (METRICS 6); the others do not make a case deviate. */
export const orderRules = ['skipped_stage', 'created_late', 'backward_move', 'left_final_stage'] as const;

/**
 * `order_flags` (case_no, rule, stage, happened_at): flags of the rules about order in the scope's process. Those as of
 * the build's own instant are kept in it; for another instant the rules are run.
 */
export async function findOrderFlags(
  context: Pick<ReportContext, 'connection' | 'scope' | 'warehouse'>,
): Promise<void> {
  const { connection, scope, warehouse } = context;
  const columns = 'case_no, rule, stage, happened_at';
  const where = `process_no = ${scope.process.no} and rule in (${orderRules.map(quote).join(', ')})`;
  if (scope.isDefaultAsOf) {
    await connection.run(
      `create or replace temp view order_flags as select ${columns} from flags where ${where}`,
    );
    return;
  }
  const rules = allRules().filter(({ name }) => (orderRules as readonly string[]).includes(name));
  const judged = flagsSql(rules, stamp(scope.asOf), localDay(scope.asOf, warehouse.info.timezone));
  await connection.run(
    `create or replace temp table judged_order as select ${columns} from (${judged}) where ${where};
     create or replace temp view order_flags as from judged_order`,
  );
}
