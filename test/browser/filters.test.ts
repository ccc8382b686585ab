import { expect } from 'vitest';
import { voronka } from '../support/run-cli.ts';
import { browserTest, demoUrl, demoWorkspace, useBrowser } from './support.ts';

const browser = useBrowser();

async function casesOf(...filters: string[]): Promise<number> {
  const ran = await voronka(['metrics', 'funnel', '--workspace', demoWorkspace, '--json', ...filters]);
  return Number(ran.json().n_cases);
}

browserTest(
  'a source ticked in the menu stands in the address, as a chip, in the figures, and goes along',
  async () => {
    const { page, troubles } = await browser.open();
    await page.goto(`${demoUrl}/funnel`, { waitUntil: 'networkidle' });
    await page.locator('summary', { hasText: /^Source$/ }).click();
    const box = page.locator('input[name="source"]').first();
    const source = (await box.getAttribute('value')) ?? '';
    await box.check();
    await page.locator('details[open] button[type="submit"]').click();
    await page.waitForURL(/source=/);
    expect(new URL(page.url()).searchParams.getAll('source')).toEqual([source]);
    await page.locator('li', { hasText: `Source: ${source}` }).waitFor();
    const n = await casesOf('--source', source);
    await page.locator('#funnel footer', { hasText: n.toLocaleString('en-GB') }).waitFor();
    await page.locator('nav a[href^="/winloss"]').click();
    await page.waitForURL(/\/winloss\?.*source=/);
    await page.goBack();
    await page.waitForURL(/\/funnel\?.*source=/);
    await page.goBack();
    await page.waitForURL(/\/funnel$/);
    await page.locator('#funnel footer', { hasText: (await casesOf()).toLocaleString('en-GB') }).waitFor();
    await page.goForward();
    await page.waitForURL(/source=/);
    await page.locator('#funnel footer', { hasText: n.toLocaleString('en-GB') }).waitFor();
    expect(troubles).toEqual([]);
  },
);

browserTest('a period, a day to look from and their chips; a chip taken off leaves the address', async () => {
  const { page } = await browser.open({ lang: 'ru' });
  await page.goto(`${demoUrl}/funnel?from=2026-01-01&to=2026-03-31&as_of=2026-06-30`, {
    waitUntil: 'networkidle',
  });
  const n = await casesOf('--from', '2026-01-01', '--to', '2026-03-31', '--as-of', '2026-06-30');
  expect((await page.locator('#funnel footer').innerText()).replace(/\s/g, '')).toContain(String(n));
  await page.locator('li', { hasText: 'На дату' }).locator('a').click();
  await page.waitForURL((url) => !url.searchParams.has('as_of'));
  expect(new URL(page.url()).searchParams.get('from')).toBe('2026-01-01');
});

browserTest('an address with a filter that does not exist says so and what is known', async () => {
  const { page } = await browser.open();
  await page.goto(`${demoUrl}/funnel?sorce=x`, { waitUntil: 'load' });
  expect(await page.locator('[role="alert"]').first().innerText()).toContain('Did you mean source?');
});
