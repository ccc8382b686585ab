/** Shares of the stays of a stage that had ended by a day, by how. */
export type ExitPoint = {
  readonly stage: string;
  readonly day: number;
  readonly advance: number | null;
  readonly lost: number | null;
  readonly back: number | null;
  readonly other: number | null;
};

export const endings = ['advance', 'lost', 'back', 'other'] as const;

/** The share still there by a day: what no way out has taken (the Kaplan–Meier curve). */
export function remaining(point: ExitPoint): number {
  return Math.max(0, 1 - endings.reduce((sum, ending) => sum + (point[ending] ?? 0), 0));
}

/** The days of one stage, up to the first at which fewer than 5 % are left or nothing moves any more. */
export function curveOf(exits: readonly ExitPoint[], stage: string): ExitPoint[] {
  const all = exits.filter((point) => point.stage === stage).sort((a, b) => a.day - b.day);
  const last = all.at(-1);
  if (!last) return [];
  const end = all.findIndex((point) => remaining(point) < 0.05 || remaining(point) - remaining(last) < 0.005);
  return all.slice(0, end + 1);
}
