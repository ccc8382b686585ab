import type { WorkspaceKind } from '../workspace/known.ts';

/** A piece of progress, as the child process tells it. */
export type Step = { readonly phase: string; readonly done: number; readonly total: number | null };

/** Something that changes a workspace and takes time. */
export type Job = Step & { readonly what: 'import' | 'demo' | 'change'; readonly workspace: WorkspaceKind };

/** On globalThis: a module may be evaluated more than once in one process. */
function running(): Set<{ job: Job }> {
  const key = Symbol.for('voronka.jobs');
  const store = globalThis as unknown as Record<symbol, Set<{ job: Job }> | undefined>;
  store[key] ??= new Set();
  return store[key];
}

/** The job that began first of those that run now, or null. */
export function currentJob(): Job | null {
  for (const { job } of running()) return job;
  return null;
}

/** Runs `work` as a job; the steps that it tells are seen by `currentJob`. */
export async function asJob<T>(
  kind: Pick<Job, 'what' | 'workspace'>,
  work: (tell: (step: Step) => void) => Promise<T>,
): Promise<T> {
  const entry = { job: { ...kind, phase: 'change', done: 0, total: null } as Job };
  running().add(entry);
  try {
    return await work((step) => {
      entry.job = { ...kind, ...step };
    });
  } finally {
    running().delete(entry);
  }
}
