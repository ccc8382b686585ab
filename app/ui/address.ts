/** Addresses of pages. No import but types: the browser uses this file too. */

/** Name–value pairs of an address, as Next gives them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A change of an address: null takes a name out, a list repeats it. */
export type Change = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** Filters that choose cases. */
const choosing = [
  'process',
  'as_of',
  'source',
  'owner',
  'team',
  'segment',
  'product',
  'pipeline',
  'amount_min',
  'amount_max',
  'currency',
] as const;

/** Filters that go along from page to page. */
const travelling = [...choosing, 'from', 'to', 'policy', 'view.compare'] as const;

function only(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(
    [...params].filter(([name]) => names.includes(name) || name.startsWith('custom.')),
  );
}

/** Names that pages understand and the engine does not. */
const pageOnly = (name: string) =>
  name.startsWith('view.') || name === 'lang' || name === 'theme' || name === '_rsc';

/** The pairs of an address as URLSearchParams. */
export function paramsOf(search: SearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, one);
  }
  return params;
}

/** What the engine is asked: the address without the names that only pages know. */
export function questionOf(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !pageOnly(name)));
}

/** The filters that a link to another page takes along. */
export function travellers(params: URLSearchParams): URLSearchParams {
  return only(params, travelling);
}

/** The part of a page's question that chooses cases: periods, bases and policies are the panel's own. */
export function caseQuestion({ params }: { readonly params: URLSearchParams }): URLSearchParams {
  return only(questionOf(params), choosing);
}

/** An address with some names changed. */
export function address(path: string, params: URLSearchParams, change: Change = {}): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    if (value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) next.append(name, String(one));
  }
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}

/** A question with some names changed, in place of an address. */
export function changed(params: URLSearchParams, change: Change): URLSearchParams {
  const [, query = ''] = address('', params, change).split('?');
  return new URLSearchParams(query);
}

/**
 * The list of deals behind a figure: the filters of the page it stands on, the figure and what it needs.
 * @param figure REPORT.NAME, such as `funnel.lost`
 */
export function dealsBehind(params: URLSearchParams, figure: string, change: Change = {}): string {
  const kept = new URLSearchParams(
    [...questionOf(params)].filter(
      ([name]) => !['limit', 'offset', 'sort', 'group_by', 'key'].includes(name),
    ),
  );
  return address('/deals', kept, { figure, ...change });
}
