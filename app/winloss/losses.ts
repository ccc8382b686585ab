/** Losses by two things at once. Pure: rows in, a table out. */

export type LossRow = {
  readonly reason: string | null;
  readonly stage: string | null;
  readonly source: string | null;
  readonly n: number;
  readonly amount: number | null;
};

/** A sum of losses; the amount is null when none of them has one. */
export type Loss = { readonly n: number; readonly amount: number | null };

export type LossLine = Loss & {
  readonly key: string | null;
  /** By stage, in the order of the columns. */
  readonly cells: readonly Loss[];
};

export type LossTable = {
  readonly stages: readonly (string | null)[];
  readonly lines: readonly LossLine[];
  readonly totals: readonly Loss[];
  readonly whole: Loss;
};

/** Adds losses up; amounts that are not there are not zeros. */
export function sumLosses(losses: readonly Loss[]): Loss {
  const amounts = losses.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return {
    n: losses.reduce((sum, { n }) => sum + n, 0),
    amount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

/**
 * Losses by reason or source × the stage where they stopped, the largest lines first, the missing one last.
 * @param order the process's stages; those that the rows name besides come after, the unknown one last
 */
export function lossTable(
  rows: readonly LossRow[],
  by: 'reason' | 'source',
  order: readonly string[],
): LossTable {
  const named = [...new Set(rows.map(({ stage }) => stage))];
  const others = named.filter((stage): stage is string => stage !== null && !order.includes(stage));
  const stages = [...order, ...others, ...(named.includes(null) ? [null] : [])];
  const lines = [...new Set(rows.map((row) => row[by]))].map((key) => {
    const own = rows.filter((row) => row[by] === key);
    const cells = stages.map((stage) => sumLosses(own.filter((row) => row.stage === stage)));
    return { key, cells, ...sumLosses(own) };
  });
  lines.sort((a, b) => Number(a.key === null) - Number(b.key === null) || b.n - a.n);
  return {
    stages,
    lines,
    totals: stages.map((stage) => sumLosses(rows.filter((row) => row.stage === stage))),
    whole: sumLosses(rows),
  };
}

/** The part of a line that was lost at a stage or at a later one. */
export function lossesFrom(table: LossTable, line: LossLine, order: readonly string[], from: string): Loss {
  const late = new Set(order.slice(order.indexOf(from)));
  return sumLosses(
    line.cells.filter((_, index) => {
      const stage = table.stages[index];
      return stage !== null && stage !== undefined && late.has(stage);
    }),
  );
}
