import type { Way } from './walk.ts';

/** Ways of asking that touch every filter a figure may depend on; the days are those of the export. */
export function waysOf(day: (daysBefore: number) => string): Way[] {
  const window = { from: day(120), to: day(30) };
  return [
    { query: {} },
    { query: { group_by: ['source'], ...window } },
    { query: { as_of: day(40), currency: 'constant' } },
    { reports: ['funnel'], query: { policy: 'observed', group_by: ['month'] } },
    { reports: ['funnel'], query: { policy: 'strict', group_by: ['owner', 'source'] } },
    { reports: ['funnel'], query: { basis: 'entered', policy: 'observed', ...window } },
    { reports: ['funnel', 'durations'], query: { basis: 'exited', group_by: ['quarter'], ...window } },
    { reports: ['durations'], query: { unit: 'case', clock: 'working', from: day(150) } },
    { reports: ['durations', 'winloss', 'forecast'], query: { group_by: ['month'] } },
    { reports: ['durations', 'winloss'], query: { basis: 'created', ...window, group_by: ['amount_band'] } },
    { reports: ['winloss', 'forecast', 'overview'], query: { owner: ['Ada', ''], group_by: ['client'] } },
    { reports: ['forecast'], query: { period: day(-20).slice(0, 7), group_by: ['owner', 'source'] } },
    {
      reports: ['compliance', 'conformance', 'variants', 'map', 'stock'],
      query: { source: ['web', ''], ...window },
    },
  ];
}
