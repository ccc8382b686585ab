import { naiveCases } from './cases.ts';
import { type CaseRow, caseRows, processOf, stateOf, withoutDuplicates } from './rows.ts';
import type { World } from './world.ts';

type Entity = 'deal' | 'lead';

const rowsIn = (world: World, entity: Entity) => (entity === 'deal' ? world.deals : (world.leads ?? []));

/** What became of the rows of a list: counted from the rows, and from their ids. */
function listOf(world: World, entity: Entity) {
  const rows = rowsIn(world, entity);
  const distinct = withoutDuplicates<object>(rows).length;
  const ids = caseRows(world, entity).length;
  return { entity, read: rows.length, duplicates: rows.length - distinct, superseded: distinct - ids, ids };
}

/** The case as the pages show it: in the process that it has not left. */
function shownOf(world: World, entity: Entity) {
  const all = world.processes
    .filter((process) => process.entity === entity)
    .flatMap((process) => naiveCases(world, process).map((one) => ({ process, one })));
  return (id: string) => {
    const own = all.filter(({ one }) => one.id === id);
    return own.find(({ one }) => one.visits.at(-1)?.exit !== 'switched') ?? own[0];
  };
}

/** What of a card is shown otherwise than its row says: nothing, or presence, state, amount. */
function differsIn(
  world: World,
  entity: Entity,
  row: CaseRow,
  shown: ReturnType<ReturnType<typeof shownOf>>,
) {
  if (!shown) return ['presence'];
  const { process, one } = shown;
  const pipeline = row.pipeline ?? null;
  const own = processOf(world, entity, pipeline);
  const told = row.stage && own ? stateOf(own, pipeline, row.stage) : null;
  const isTold = row.stage !== null && row.stage !== undefined;
  const state = one.visits.at(-1)?.state ?? null;
  const stands = told !== null && own === process && state === told;
  // Closed by its status at an active stage, and shown so: many CRMs leave the stage as it was.
  const isClosedSo = row.status !== 'open' && row.status === one.outcome && (!told || told.kind === 'active');
  const isOther = (isTold && !stands && !isClosedSo) || (row.status !== null && row.status !== one.outcome);
  const amount = row.amount ?? null;
  const isMoneyOther = amount !== null && (amount < 0 || one.money.missing === 'no_rate');
  return [...(isOther ? ['state'] : []), ...(isMoneyOther ? ['amount'] : [])];
}

/** Rows to cards, and what differs of which card; the reasons are the engine's own. */
export function naiveReconciliation(world: World) {
  const entities = (['deal', 'lead'] as const).filter((entity) => rowsIn(world, entity).length > 0);
  // Where the world has no process of an entity, the engine infers one of its own.
  const judged = entities.filter((entity) => world.processes.some((process) => process.entity === entity));
  const differences = judged.flatMap((entity) => {
    const shown = shownOf(world, entity);
    return caseRows(world, entity).flatMap((row) =>
      differsIn(world, entity, row, shown(row.id)).map((what) => `${entity} ${row.id} ${what}`),
    );
  });
  return {
    entities: entities.map((entity) => listOf(world, entity)),
    judged,
    differences: differences.sort(),
  };
}
