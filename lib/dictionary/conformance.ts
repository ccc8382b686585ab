import { type Entry, entriesOf } from './entry.ts';

const counts = 'reports/conformance_counts reports/judged_paths';
const compared = 'reports/judged_paths';

/** The order of stages: how many kept it, how the others departed, their routes and the map (METRICS 6). */
export const conformanceEntries: readonly Entry[] = entriesOf('compliance', [
  [
    'conformance',
    '/conformance',
    'share',
    counts,
    'deviation variant conformance_moves fitness rule.skipped_stage rule.backward_move rule.created_late rule.left_final_stage',
  ],
  [
    'conformance_moves',
    '/conformance',
    'share',
    'reports/order_breaks reports/conformance_moves',
    'conformance map_move',
  ],
  ['deviation', '/conformance', 'count', counts, 'conformance rule.skipped_stage rule.backward_move'],
  ['fitness', '/conformance', 'share', 'reports/case_paths reports/path_counts', 'conformance variant'],
  [
    'goes_with',
    '/conformance',
    'share',
    `${compared} reports/conformance_sides`,
    'goes_with_stratified win_rate',
  ],
  [
    'goes_with_stratified',
    '/conformance',
    'share',
    `${compared} reports/conformance_strata`,
    'goes_with amount_band interval',
  ],
  [
    'goes_with_reached',
    '/conformance',
    'share',
    `${compared} reports/conformance_strata`,
    'goes_with_stratified goes_with',
  ],
  ['goes_with_days', '/conformance', 'days', `${compared} reports/conformance_sides`, 'goes_with cycle'],
  [
    'variant',
    '/conformance',
    'text',
    'reports/variants reports/variants_cases',
    'conformance variant_share median_days',
  ],
  ['variant_share', '/conformance', 'share', 'reports/variants reports/variants_cases', 'variant'],
  ['median_days', '/conformance', 'days', 'reports/variants', 'variant mean_days cycle'],
  ['mean_days', '/conformance', 'days', 'reports/variants', 'variant median_days'],
  ['map_move', '/conformance', 'count', 'reports/path_moves reports/map_edges', 'map_days conformance_moves'],
  ['map_visits', '/conformance', 'count', 'reports/map_nodes', 'map_move'],
  ['map_days', '/conformance', 'days', 'reports/path_moves reports/map_edges', 'map_move'],
  ['map_ends', '/conformance', 'count', 'reports/map_ends', 'map_move map_visits'],
]);
