/** Pages that readers open first, in that order. */
const pages = [
  '/',
  '/funnel',
  '/durations',
  '/winloss',
  '/forecast',
  '/compliance',
  '/deals',
  '/owners',
  '/process',
];

/**
 * Opens each page once after the server has started, one at a time, so that the first reader finds code loaded and the
 * default questions answered. What fails is left to the reader who asks.
 * @param signal ends it when the server stops
 */
export async function warmUp(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  for (const page of pages) {
    if (signal.aborted) return;
    await fetch(url + page, { headers, signal })
      .then((answer) => answer.text())
      .catch(() => undefined);
  }
}
