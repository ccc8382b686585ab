import type { SeenTable } from './seen-table.ts';

type Words = { readonly en: string; readonly ru: string };

/** A stage of the CRM that no state of its process claims; `likely` is the state whose name is close, if one is. */
export type OpenStage = {
  readonly process: string;
  readonly pipeline: string | null;
  readonly stage: string;
  /** Rows that carry it. */
  readonly n: number;
  readonly likely: string | null;
};

/** Two names that may be one, with the cases that carry each; the rarer is the spelling. */
export type AlikeNames = {
  readonly field: string;
  readonly spelling: string;
  readonly n_spelling: number;
  readonly name: string;
  readonly n: number;
};

/** What an import cannot know and a person may say, before it or after. */
export type Questions = {
  /** Tables of this import in our own form or in none, with what their columns are and may be. */
  readonly tables: readonly SeenTable[];
  readonly stages: readonly OpenStage[];
  /** Stages of processes made from the data in which none is known as won. */
  readonly ends: readonly OpenStage[];
  /** The states that unknown stages, and those placed by hand, may be; by process. */
  readonly states: Readonly<Record<string, readonly { readonly id: string; readonly name: Words }[]>>;
  readonly names: readonly AlikeNames[];
};

export const noQuestions: Questions = { tables: [], stages: [], ends: [], states: {}, names: [] };
