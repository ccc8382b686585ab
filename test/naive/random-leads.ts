import type { Process } from '../../lib/process/types.ts';
import type { Chance } from './random.ts';
import type { DealRow, LeadRow, World } from './world.ts';

function leadStatus(chance: Chance, status: DealRow['status']): LeadRow['status'] {
  if (status === 'won') return 'converted';
  if (status === 'lost') return chance.pick(['rejected', 'rejected', 'nurture', 'junk'] as const);
  return status ?? null;
}

/** The same world told of leads: one lead process, no amounts, no close dates, the words of a lead's status. */
export function asLeads(chance: Chance, world: World): World {
  const processes = world.processes.map((process): Process => ({ ...process, entity: 'lead' }));
  const leads = world.deals.map(
    (row): LeadRow => ({
      lead_id: row.deal_id,
      pipeline: row.pipeline ?? null,
      stage: row.stage ?? null,
      status: leadStatus(chance, row.status),
      source: row.source ?? null,
      owner: row.owner ?? null,
      created_at: row.created_at ?? null,
      updated_at: row.updated_at ?? null,
      closed_at: row.closed_at ?? null,
      rejection_reason: row.lost_reason ?? null,
      next_step_date: row.next_step_date ?? null,
      ...(row.custom && { custom: row.custom }),
    }),
  );
  const told = <Row extends { deal_id?: string | null }>({ deal_id, ...row }: Row) => ({
    ...row,
    lead_id: deal_id ?? null,
  });
  return {
    ...world,
    processes,
    deals: [],
    leads,
    history: world.history.map(told),
    fieldHistory: world.fieldHistory.filter((change) => change.field === 'owner').map(told),
    activities: world.activities.map(told),
  };
}
