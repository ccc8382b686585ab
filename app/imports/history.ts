import type { voronka } from '../server/voronka.ts';

type Engine = Awaited<ReturnType<typeof voronka>>;

/** Imports and builds of a workspace, as the engine lists them. */
export type History = Awaited<ReturnType<Engine['imports']>>;

export type ImportEntry = History['imports'][number];
export type BuildEntry = History['builds'][number];
