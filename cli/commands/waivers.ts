import { openPublished } from '../../lib/published.ts';
import { acceptFlag, listWaivers, takeBack } from '../../lib/waivers.ts';
import type { Warehouse } from '../../lib/warehouse.ts';
import type { Context } from '../context.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';

async function published<T>(context: Context, work: (warehouse: Warehouse) => T | Promise<T>): Promise<T> {
  const warehouse = await openPublished(context.workspace);
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}

/** `waivers list`: the latest first; `holds` is false for one that has expired. */
export async function listAll(context: Context): Promise<number> {
  const rows = await published(context, listWaivers);
  if (context.json) await printJson(rows);
  else await print(table(rows, context));
  return 0;
}

type Options = { rule: string; case: string; stage?: string; reason: string; author: string; until?: string };

/** `waivers add`: a flag leaves the rates and stays in the list. */
export async function addOne(context: Context, _args: string[], options: Options): Promise<number> {
  const { rule, case: id, stage = null, reason, author, until = null } = options;
  const waiver = await published(context, (warehouse) =>
    acceptFlag(context.workspace, warehouse, { rule, case: id, stage, reason, author, until }),
  );
  if (context.json) await printJson(waiver);
  else await print(context.t('cli.waived', { id: waiver.id, rule, case: id }));
  return 0;
}

/** `waivers withdraw ID`: the flag counts again. */
export async function withdrawOne(
  context: Context,
  [id = '']: string[],
  { author }: { author: string },
): Promise<number> {
  const waiver = await takeBack(context.workspace, id, author);
  if (context.json) await printJson(waiver);
  else await print(context.t('cli.unwaived', { id, rule: waiver.rule, case: waiver.case }));
  return 0;
}
