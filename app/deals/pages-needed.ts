/** Rows fetched at a time. */
export const pageSize = 200;

/** Numbers of the pages that hold rows `from`–`to`, both included, and one more on either side of what is near. */
export function pagesOf(from: number, to: number, total: number, margin = 60): number[] {
  const last = Math.floor((Math.max(1, total) - 1) / pageSize);
  const first = Math.max(0, Math.floor((from - margin) / pageSize));
  const end = Math.min(last, Math.floor((to + margin) / pageSize));
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index);
}

/** Which of the kept pages to let go: the farthest from the one looked at, until `most` are left. */
export function farthest(kept: Iterable<number>, at: number, most: number): number[] {
  const order = [...kept].sort((a, b) => Math.abs(b - at) - Math.abs(a - at));
  return order.slice(0, Math.max(0, order.length - most));
}
