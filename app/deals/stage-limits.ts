import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/page.ts';

const remembered = new Map<string, Promise<Readonly<Record<string, number>>>>();

async function read(process: string): Promise<Readonly<Record<string, number>>> {
  // The durations name the limit of every stage; of no deal, so that nothing is measured.
  const answer = await loadAnswer('durations', new URLSearchParams({ process, deal: '-' }));
  const stages = answer.ok ? answer.value.stages : [];
  return Object.fromEntries(
    stages.flatMap(({ stage, limit_days: limit }) => (limit === null ? [] : [[stage, limit]])),
  );
}

/** The limit in days of each stage that has one; remembered, for a build never changes. */
export function stageLimits({ about }: Page): Promise<Readonly<Record<string, number>>> {
  const key = `${about.build} ${about.process.id}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= 20) remembered.clear();
  const reading = read(about.process.id);
  remembered.set(key, reading);
  return reading;
}
