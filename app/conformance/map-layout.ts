/** A state to place. */
export type MapNode = {
  readonly stage: string;
  readonly kind: string;
  readonly position: number | null;
  readonly visits: number;
};

/** Where a box stands: its left upper corner. */
export type Spot = { readonly x: number; readonly y: number };

/** A move to draw; from null = where cases begin. */
export type MapMove = {
  readonly from: string | null;
  readonly to: string;
  /** Whether it bends more than another between the same two, so that both are seen. */
  readonly isWide?: boolean;
};

/** A drawn move: its curve, and where its figure stands. */
export type Curve = { readonly d: string; readonly x: number; readonly y: number };

export const box = { width: 88, height: 62 } as const;
const step = box.width + 46;
const margin = { left: 66, right: 66, edge: 22 } as const;
const arrow = 7;
const lane = 84;

export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly start: Spot;
  readonly spots: ReadonlyMap<string, Spot>;
  curve(move: MapMove): Curve | null;
};

type Placed = { readonly column: number; readonly row: number };

/** Active stages in a row by their order, won after them; other final states in the last column, lost ones below. */
function placesOf(nodes: readonly MapNode[]): Map<string, Placed> {
  const active = nodes.filter(({ position }) => position !== null);
  const seen = nodes.filter(({ position, visits }) => position === null && visits > 0);
  const [won, ...otherWon] = seen.filter(({ kind }) => kind === 'won');
  const above = [...otherWon, ...seen.filter(({ kind }) => kind === 'neutral')];
  const below = seen.filter(({ kind }) => kind === 'lost' || kind === 'disqualified');
  const last = active.length;
  return new Map([
    ...active.map(({ stage, position }): [string, Placed] => [stage, { column: position! - 1, row: 0 }]),
    ...(won ? [[won.stage, { column: last, row: 0 }] as [string, Placed]] : []),
    ...above.map(({ stage }, at): [string, Placed] => [stage, { column: last, row: -1 - at }]),
    ...below.map(({ stage }, at): [string, Placed] => [stage, { column: last, row: 1 + at }]),
  ]);
}

const arcOf = (span: number) => 20 + 17 * span;

/**
 * Places the states of a process from left to right and bends the moves between them: forward over stages above the
 * row, back below it, to the final states along lanes of their own.
 */
export function layoutOf(nodes: readonly MapNode[], moves: readonly MapMove[]): Layout {
  const places = placesOf(nodes);
  const columnOf = (stage: string | null) => (stage === null ? -1 : (places.get(stage)?.column ?? 0));
  const isInRow = (stage: string | null) => stage === null || places.get(stage)?.row === 0;
  const spans = moves
    .filter(({ from, to }) => isInRow(from) && isInRow(to))
    .map(({ from, to }) => columnOf(to) - columnOf(from));
  const up = arcOf(Math.max(1, ...spans)) + 15;
  const down = arcOf(Math.max(0, ...spans.map((span) => -span)));
  const rows = [...places.values()].map(({ row }) => row);
  const above = Math.max(0, -Math.min(0, ...rows));
  const below = Math.max(0, ...rows);
  const top = margin.edge + up + above * lane;
  const bottom = top + box.height;
  const columns = Math.max(...[...places.values()].map(({ column }) => column)) + 1;
  const x = (column: number) => margin.left + column * step;
  const y = (row: number) =>
    row === 0 ? top : row > 0 ? bottom + down + 34 + (row - 1) * lane : margin.edge + (above + row) * lane;
  const spots = new Map([...places].map(([stage, { column, row }]) => [stage, { x: x(column), y: y(row) }]));
  const start = { x: 8, y: top + box.height / 2 };

  /** Over the row (side −1) or under it (side 1), from a part of one box to a part of another. */
  const arc = (fromX: number, toX: number, side: 1 | -1, height: number): Curve => {
    const edge = side < 0 ? top : bottom;
    const far = edge + side * height * 1.34;
    const end = edge + side * arrow;
    return {
      d: `M${fromX},${edge} C${fromX},${far} ${toX},${far} ${toX},${end}`,
      x: (fromX + toX) / 2,
      y: edge + side * height,
    };
  };

  /** Between the row and a final state above or below it, along the lane of that state. */
  const alongLane = (spot: Spot, column: number, row: number, leads: 'there' | 'back'): Curve => {
    const edge = row > 0 ? bottom : top;
    const sign = row > 0 ? 1 : -1;
    const level = spot.y + box.height / 2 + (leads === 'back' ? 14 : 0);
    const at = x(column) + box.width * (leads === 'back' ? 0.72 : 0.5);
    const bend = `${at},${level - sign * 22}`;
    const d =
      leads === 'there'
        ? `M${at},${edge} L${bend} Q${at},${level} ${at + 22},${level} L${spot.x - arrow},${level}`
        : `M${spot.x},${level} L${at + 22},${level} Q${at},${level} ${bend} L${at},${edge + sign * arrow}`;
    return { d, x: at, y: level - sign * 34 };
  };

  const curve = ({ from, to, isWide = false }: MapMove): Curve | null => {
    const more = isWide ? 15 : 0;
    const target = places.get(to);
    const end = spots.get(to);
    if (!target || !end) return null;
    const middle = top + box.height / 2;
    if (from === null) {
      if (target.row !== 0) return null;
      if (target.column > 0) return arc(start.x + 7, end.x + box.width * 0.3, -1, arcOf(target.column + 1));
      return { d: `M${start.x + 14},${middle} L${end.x - arrow},${middle}`, x: start.x + 33, y: middle - 9 };
    }
    const source = places.get(from);
    const begin = spots.get(from);
    if (!source || !begin) return null;
    if (source.row !== 0 && target.row !== 0) {
      const right = begin.x + box.width;
      const [y1, y2] = [begin.y + box.height / 2, end.y + box.height / 2];
      const far = right + 50;
      return {
        d: `M${right},${y1} C${far},${y1} ${far},${y2} ${right + arrow},${y2}`,
        x: far - 8,
        y: (y1 + y2) / 2,
      };
    }
    if (target.row !== 0 && source.column === target.column) {
      const side = target.row > 0 ? 1 : -1;
      const [y1, y2] = [side > 0 ? bottom : top, side > 0 ? end.y - arrow : end.y + box.height + arrow];
      return { d: `M${begin.x + 60},${y1} L${begin.x + 60},${y2}`, x: begin.x + 60, y: (y1 + y2) / 2 };
    }
    if (source.row !== 0 && source.column === target.column) {
      const side = source.row > 0 ? 1 : -1;
      const [y1, y2] = [side > 0 ? begin.y : begin.y + box.height, side > 0 ? bottom + arrow : top - arrow];
      return { d: `M${begin.x + 30},${y1} L${begin.x + 30},${y2}`, x: begin.x + 30, y: (y1 + y2) / 2 };
    }
    if (target.row !== 0) return alongLane(end, source.column, target.row, 'there');
    if (source.row !== 0) return alongLane(begin, target.column, source.row, 'back');
    const span = target.column - source.column;
    if (span === 1)
      return {
        d: `M${begin.x + box.width},${middle} L${end.x - arrow},${middle}`,
        x: begin.x + box.width + 21,
        y: middle - 9,
      };
    if (span > 1)
      return arc(
        begin.x + box.width * 0.7 - more / 2,
        end.x + box.width * 0.3 + more / 2,
        -1,
        arcOf(span) + more,
      );
    if (span < 0) return arc(begin.x + box.width * 0.28, end.x + box.width * 0.5 + 14, 1, arcOf(-span));
    return arc(begin.x + box.width * 0.6, begin.x + box.width * 0.4, -1, 20);
  };

  return {
    width: x(columns - 1) + box.width + margin.right,
    height: (below > 0 ? y(below) + box.height : bottom + down) + margin.edge,
    start,
    spots,
    curve,
  };
}
