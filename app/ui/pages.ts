/** The pages in their order; `key` is the letter after `g` that goes there. */
export const pages = [
  { id: 'overview', path: '/', key: 'o' },
  { id: 'funnel', path: '/funnel', key: 'f' },
  { id: 'durations', path: '/durations', key: 't' },
  { id: 'winloss', path: '/winloss', key: 'w' },
  { id: 'forecast', path: '/forecast', key: 'p' },
  { id: 'compliance', path: '/compliance', key: 'c' },
  { id: 'conformance', path: '/conformance', key: 'r' },
  { id: 'deals', path: '/deals', key: 'd' },
  { id: 'owners', path: '/owners', key: 'm' },
  { id: 'imports', path: '/imports', key: 'i' },
  { id: 'process', path: '/process', key: 's' },
  { id: 'dictionary', path: '/dictionary', key: 'x' },
] as const;
