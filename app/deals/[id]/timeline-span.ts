import type { DealDocument } from './deal-document.ts';
import { type Scale, scaleOf } from './timeline-scale.ts';

/** What is ahead may take this much of the past's room. */
const farthestAhead = 0.35;

/**
 * The span of a deal's picture: from its first event to its last. An open one reaches to the instant, and on to what
 * is ahead, as far as that leaves the past most of the room.
 */
export function spanOf({ deal, visits, changes, activities, as_of: asOf }: DealDocument): Scale {
  const now = Date.parse(asOf);
  const past = [...visits, ...changes, ...activities]
    .map(({ at }) => Date.parse(at))
    .filter((time) => time <= now);
  const first = Math.min(...past, deal.created_at ? Date.parse(deal.created_at) : now);
  if (deal.outcome !== 'open') {
    const closed = deal.closed_at ? Date.parse(deal.closed_at) : now;
    return scaleOf([first, Math.max(closed, ...past)]);
  }
  const most = now + (now - first) * farthestAhead;
  const ahead = [deal.expected_close_date, deal.next_step_date, ...activities.map(({ at }) => at)]
    .filter((date) => date !== null)
    .map((date) => Date.parse(date));
  return scaleOf([first, now, ...ahead.filter((time) => time > now && time <= most)]);
}
