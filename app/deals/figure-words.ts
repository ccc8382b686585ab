import type { Page } from '../server/open-page.ts';

/** The page that each report stands on. */
const pagesOfReports: Readonly<Record<string, { readonly path: string; readonly nav: string }>> = {
  overview: { path: '/', nav: 'nav.overview' },
  stock: { path: '/funnel', nav: 'nav.funnel' },
  funnel: { path: '/funnel', nav: 'nav.funnel' },
  durations: { path: '/durations', nav: 'nav.durations' },
  winloss: { path: '/winloss', nav: 'nav.winloss' },
  forecast: { path: '/forecast', nav: 'nav.forecast' },
  compliance: { path: '/compliance', nav: 'nav.compliance' },
  conformance: { path: '/conformance', nav: 'nav.conformance' },
  variants: { path: '/conformance', nav: 'nav.conformance' },
  map: { path: '/conformance', nav: 'nav.conformance' },
};

/** The page that a figure stands on; null for a figure that no page shows. */
export function pageOfFigure(figure: string): { readonly path: string; readonly nav: string } | null {
  return pagesOfReports[figure.split('.')[0] ?? ''] ?? null;
}

/** A period of the forecast, a month or a quarter in words; as it is when it is none. */
export function periodWords({ t }: Pick<Page, 't'>, period: string | null): string {
  if (period === null) return t('figure.period.now');
  const [, year = '', kind = '', no = ''] = /^(\d{4})(?:-(Q|W)?(\d+))?$/.exec(period) ?? [];
  if (!year) return period;
  if (!no) return t('figure.period.year', { year });
  if (kind === 'Q') return t('figure.period.quarter', { year, quarter: no });
  return kind === 'W'
    ? t('figure.period.week', { year, week: no })
    : t('figure.period.month', { year, month: no });
}

function bandWords({ t, f }: Pick<Page, 't' | 'f'>, band: string): string {
  const [, low = '', high = ''] = /^([\d.]*)-([\d.]*)$/.exec(band) ?? [];
  const money = (text: string) => f.shortMoney(Number(text));
  if (high && Number(low) === 0) return t('band.up_to', { high: money(high) });
  if (low && high) return t('band.between', { low: money(low), high: money(high) });
  return low ? t('band.from', { low: money(low) }) : band;
}

/** A value of a dimension in words. */
function groupValue(page: Page, dimension: string, value: string): string {
  if (value === '') return page.t('missing');
  if (dimension === 'amount_band') return bandWords(page, value);
  if (dimension === 'month' || dimension === 'quarter') return periodWords(page, value);
  return page.find(`${dimension}.${value}`) ?? value;
}

/** The groups of `group_by` and `key`, each as «Источник: Сайт». */
function groupWords(page: Page): string[] {
  const { params, t, find } = page;
  const keys = params.getAll('key');
  if (keys.length === 0) return [];
  return params.getAll('group_by').map((name, at) =>
    t('figure.part.group', {
      dimension: find(`dimension.${name}`)?.toLocaleLowerCase() ?? name.replace(/^custom\./, ''),
      value: groupValue(page, name, keys[at] ?? ''),
    }),
  );
}

/** A figure in words, with the stage, reason, category, period and group that it was asked for. */
export function figureWords(page: Page, figure: string): string {
  const { params, t, find } = page;
  const named = (name: string, words: (value: string) => string) =>
    params.getAll(name).map((value) => (value === '' ? t('missing') : words(value)));
  const list = (name: string, words: (value: string) => string) => named(name, words).join(', ');
  const values = {
    stage: params.has('stage') ? named('stage', page.stage).join(', ') : '',
    rule: list('rule', page.rule),
    reason: list('reason', (value) => value),
    category: list('category', (value) => find(`category.${value}`) ?? value),
    policy: list('policy', (value) => find(`policy.${value}`) ?? value),
    period: periodWords(page, params.get('period')),
    path: (params.get('path') ?? '').split(',').map(page.stage).join(' → '),
  };
  const given = ['rule', 'reason', 'stage']
    .filter((name) => params.has(name))
    .map((name) => (name === 'reason' && params.getAll(name).every((one) => one === '') ? 'none' : name));
  const endings = [given, given.slice(0, -1), given.slice(1), []].map((names) => ['', ...names].join('.'));
  const text = endings
    .map((ending) => find(`figure.${figure}${ending}`, values))
    .find((found) => found !== null);
  return [text ?? figure, ...groupWords(page)].join(', ');
}

/** Names that only say which figure is meant: without them the address is that of the page it stands on. */
export const figureNames = [
  'figure',
  'stage',
  'rule',
  'reason',
  'category',
  'key',
  'group_by',
  'path',
] as const;
