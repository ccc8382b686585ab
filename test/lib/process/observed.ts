import type { ObservedStage } from '../../../lib/process/types.ts';

/** Stages of the export in order of appearance; what is not given is what an export without a dictionary shows. */
export function observe(
  ...stages: (string | (Partial<ObservedStage> & { stage: string }))[]
): ObservedStage[] {
  return stages.map((given, at) => ({
    entity: 'deal',
    pipeline: null,
    name: null,
    position: null,
    kind: null,
    probability: null,
    n: 1,
    meanRank: null,
    appearance: at + 1,
    statuses: {},
    ...(typeof given === 'string' ? { stage: given } : given),
  }));
}
