import { expect } from 'vitest';
import { browserTest, demoUrl, settled, useBrowser } from './support.ts';

const browser = useBrowser();
/** Forty lists, one after another, on a small machine. */
const patience = 240_000;
const looks = [
  '/',
  '/funnel',
  '/durations',
  '/winloss',
  '/forecast',
  '/compliance',
  '/conformance',
  '/funnel?policy=strict',
  '/winloss?from=2026-07-01&to=2026-09-30',
  '/funnel?as_of=2026-03-31&source=База',
];

type List = { total: number; visits?: number; flags?: number };

/** Links to lists of deals whose text is a whole number, without repeats. */
async function countsOn(path: string): Promise<{ text: number; href: string }[]> {
  const { page } = await browser.open({ lang: 'en' });
  await page.goto(demoUrl + path, { waitUntil: 'load' });
  await settled(page);
  const links = await page.locator('main a[href^="/deals?"]').evaluateAll((all) =>
    all.map((link) => ({
      text: (link.firstElementChild?.tagName === 'SMALL' ? '' : (link.textContent ?? '')).trim(),
      href: link.getAttribute('href') ?? '',
    })),
  );
  const counts = links
    .filter(({ text }) => /^\d{1,3}(,\d{3})*$/.test(text))
    .map(({ text, href }) => ({ text: Number(text.replaceAll(',', '')), href }));
  return [...new Map(counts.map((one) => [`${one.text} ${one.href}`, one])).values()];
}

/** At most n of a list, spread over it. */
const spread = <T>(list: readonly T[], n: number): T[] =>
  list.filter(
    (_, index) => Math.floor((index * n) / list.length) !== Math.floor(((index - 1) * n) / list.length),
  );

for (const path of looks) {
  browserTest(
    `${path}: the list behind a count holds as many as it says`,
    async () => {
      const counts = spread(await countsOn(path), 40);
      expect(counts.length).toBeGreaterThan(5);
      const wrong: string[] = [];
      for (const { text, href } of counts) {
        const params = new URL(href, demoUrl).searchParams;
        for (const name of [...params.keys()]) if (name.startsWith('view.')) params.delete(name);
        params.set('limit', '1');
        const answer = await fetch(`${demoUrl}/api/v1/deals?${params}`);
        const list = (await answer.json()) as List;
        if (![list.total, list.visits, list.flags].includes(text)) {
          wrong.push(`${text} on the page, ${answer.status} ${list.total} behind ${href}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    patience,
  );
}
