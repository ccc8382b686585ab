import type { Page } from '../server/open-page.ts';

/** Active stages of the process in their order. */
export function stageOrder(page: Page): readonly string[] {
  return page.about.states
    .filter(({ position }) => position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ id }) => id);
}

/** From which stage on losses are compared: as asked, else from the second one, where the first sieve is behind. */
export function lateStage(page: Page): string | null {
  const order = stageOrder(page);
  const asked = page.params.get('view.after');
  return order.find((id) => id === asked) ?? (order.length > 2 ? (order[1] ?? null) : null);
}
