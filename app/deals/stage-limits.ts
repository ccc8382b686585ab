import { load } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';

/** The limit of each stage that has one, in the days that the process counts. */
export type StageLimits = {
  readonly isWorking: boolean;
  readonly days: Readonly<Record<string, number>>;
};

const remembered = new Map<string, Promise<StageLimits>>();

async function read(process: string): Promise<StageLimits> {
  const found = await load((engine) => engine.processPage(new URLSearchParams({ process })));
  if (!found.ok) return { isWorking: false, days: {} };
  const limits = found.value.states.flatMap(({ id, limitDays }): [string, number][] =>
    limitDays === null ? [] : [[id, limitDays]],
  );
  return { isWorking: found.value.isWorkingClock, days: Object.fromEntries(limits) };
}

/** The limits of the process's stages; remembered, for a build never changes. */
export function stageLimits({ about }: Page): Promise<StageLimits> {
  const key = `${about.build} ${about.process.id}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= 20) remembered.clear();
  const reading = read(about.process.id);
  remembered.set(key, reading);
  return reading;
}
