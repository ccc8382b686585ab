import { resolve } from 'node:path';

export const workspaceKinds = ['own', 'demo'] as const;

/** A server knows two workspaces: the user's own and the one of the demo. */
export type WorkspaceKind = (typeof workspaceKinds)[number];

type Switch = { shown: WorkspaceKind | null };

/** On globalThis: a module may be evaluated more than once in one process, there is one switch. */
function held(): Switch {
  const key = Symbol.for('voronka.shown-workspace');
  const store = globalThis as unknown as Record<symbol, Switch | undefined>;
  store[key] ??= { shown: null };
  return store[key];
}

/** The folders of this server, absolute. */
export function knownWorkspaces(): Record<WorkspaceKind, string> {
  return {
    own: resolve(process.env.VORONKA_WORKSPACE || 'data'),
    demo: resolve(process.env.VORONKA_DEMO_WORKSPACE || 'data-demo'),
  };
}

/** Which of the two is shown; until somebody switches, the one that the server was started for. */
export function shownKind(): WorkspaceKind {
  return held().shown ?? (process.env.VORONKA_SHOWN === 'demo' ? 'demo' : 'own');
}

/** Switches the whole server. */
export function showKind(kind: WorkspaceKind): void {
  held().shown = kind;
}

/** The folder of the workspace that is shown. */
export function servedWorkspace(): string {
  return knownWorkspaces()[shownKind()];
}
