import { VoronkaError } from '../errors.ts';
import { readCurrent } from '../workspace/current.ts';
import {
  knownWorkspaces,
  showKind,
  shownKind,
  type WorkspaceKind,
  workspaceKinds,
} from '../workspace/known.ts';
import { currentJob, type Job } from './jobs.ts';

type Place = { readonly path: string; readonly build: string | null };

/** The two workspaces of this server, which one is shown, and what is being changed in one of them now. */
export type Served = Readonly<Record<WorkspaceKind, Place>> & {
  readonly shown: WorkspaceKind;
  readonly importing: Job | null;
};

/** What this server shows. */
export async function served(): Promise<Served> {
  const { own, demo } = knownWorkspaces();
  const place = async (path: string): Promise<Place> => ({ path, build: await readCurrent(path) });
  return { shown: shownKind(), own: await place(own), demo: await place(demo), importing: currentJob() };
}

/** Switches the server to the other workspace, for every reader. @throws VoronkaError usage for another word */
export async function show(kind: unknown): Promise<Served> {
  const found = workspaceKinds.find((one) => one === kind);
  if (!found) {
    throw new VoronkaError(
      'usage',
      `"show" cannot be ${JSON.stringify(kind) ?? 'missing'}.`,
      'It is own or demo.',
    );
  }
  showKind(found);
  return served();
}
