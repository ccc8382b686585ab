/** The colour of a stage in the ordered ramp, light to dark. @param index from 0 */
export function stageColor(index: number, stages: number): string {
  const step = stages < 2 ? 4 : Math.round(2 + (Math.min(index, stages - 1) * 5) / (stages - 1));
  return `var(--stage-${step})`;
}
