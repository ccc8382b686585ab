import { localDay } from './calendar/zone.ts';
import { VoronkaError } from './errors.ts';
import { nearest } from './nearest.ts';
import { allRules } from './rules.ts';
import { quote } from './sql-literal.ts';
import type { Warehouse } from './warehouse.ts';
import { addWaiver, type Waiver, withdrawWaiver } from './workspace/waivers.ts';

/** A waiver, and whether it still holds as of the build. */
export type ListedWaiver = Waiver & { readonly holds: boolean };

/** Every waiver that was not withdrawn, the latest first. */
export function listWaivers(warehouse: Warehouse): ListedWaiver[] {
  const { asOf, timezone } = warehouse.info;
  const today = localDay(asOf, timezone);
  return warehouse
    .waivers()
    .list.map((one) => ({ ...one, holds: one.until === null || one.until >= today }))
    .reverse();
}

async function assertFlaggable(warehouse: Warehouse, request: unknown): Promise<void> {
  const given = (request ?? {}) as Record<string, unknown>;
  const known = allRules().map(({ name }) => name);
  if (!known.includes(String(given.rule))) {
    const close = nearest(String(given.rule), known);
    throw new VoronkaError(
      'usage',
      `There is no rule "${given.rule ?? ''}".`,
      close ? `Did you mean ${close}?` : `Known: ${known.join(', ')}.`,
    );
  }
  const entity = String(given.entity ?? 'deal');
  const found = await warehouse.use((connection) =>
    connection.runAndReadAll(
      `select 1 from case_base where entity = ${quote(entity)} and case_id = ${quote(String(given.case ?? ''))}`,
    ),
  );
  if (found.getRows().length === 0)
    throw new VoronkaError(
      'not_found',
      `There is no ${entity} "${given.case ?? ''}".`,
      'voronka deals lists them.',
    );
}

/**
 * Accepts a flag: from now on it is in the list and in no rate.
 * @throws VoronkaError usage, not_found
 */
export async function acceptFlag(dir: string, warehouse: Warehouse, request: unknown): Promise<Waiver> {
  await assertFlaggable(warehouse, request);
  return addWaiver(dir, request);
}

/** Takes a waiver back: the flag counts again. @throws VoronkaError not_found, usage */
export async function takeBack(dir: string, id: string, author: unknown): Promise<Waiver> {
  return withdrawWaiver(dir, id, typeof author === 'string' ? author : '');
}
