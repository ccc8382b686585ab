/** A Markdown table with aligned columns. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => (i === 0 ? (cells[i] ?? '').padEnd(width) : (cells[i] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A number with so many decimals, or a dash. */
export function figure(value: number | null, decimals = 1): string {
  return value === null ? '—' : value.toFixed(decimals);
}

/** `yes` within the bound, `NO` beyond it, a dash where nothing was measured. */
export function within(value: number | null, bound: number): string {
  if (value === null) return '—';
  return value <= bound ? 'yes' : 'NO';
}
