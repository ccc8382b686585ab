const key = 'came-from';
const figureOf = (url: URL | Location) => new URLSearchParams(url.search).get('figure') ?? '';

/** Notes from which page the way led to the deals behind a figure. */
export function noteWay(to: URL): void {
  if (to.pathname !== '/deals' || location.pathname === '/deals') return;
  sessionStorage.setItem(key, `${figureOf(to)} ${location.pathname}${location.search}`);
}

/** The page from which the way led to the figure whose deals are shown; null when nobody came by a link. */
export function cameFrom(): string | null {
  const [figure, from] = (sessionStorage.getItem(key) ?? '').split(' ');
  return from && figure === figureOf(location) ? from : null;
}
