import { expect } from 'vitest';
import { browserTest, demoUrl, settled, useBrowser } from './support.ts';

const browser = useBrowser();

browserTest(
  'links of tables, of charts and of the navigation keep the document; the language loads another',
  async () => {
    const { page, troubles } = await browser.open();
    await page.goto(demoUrl, { waitUntil: 'networkidle' });
    await settled(page);
    const mark = () => page.evaluate(() => Object.assign(window, { kept: true }));
    const isKept = () => page.evaluate(() => 'kept' in window);
    await mark();
    await page.locator('nav a[href="/funnel"]').click();
    await page.waitForURL(/\/funnel$/);
    await page.locator('#funnel td a').first().click();
    await page.waitForURL(/\/deals\?.*figure=funnel/);
    await page.goBack();
    await page.waitForURL(/\/funnel$/);
    await page.locator('#funnel figure a[data-mark]').first().click();
    await page.waitForURL(/\/deals\?/);
    expect(await isKept()).toBe(true);
    await page.locator('a[lang="ru"]').click();
    await page.waitForURL(/lang=ru/);
    await page.locator('html[lang="ru"]').waitFor();
    expect(await isKept()).toBe(false);
    expect(troubles).toEqual([]);
  },
);

browserTest('the way back from the deals behind a figure leads to the page it was seen on', async () => {
  const { page } = await browser.open();
  await page.goto(demoUrl, { waitUntil: 'networkidle' });
  await settled(page);
  await page.locator('main a[href^="/deals?figure=stock"]').first().click();
  await page.waitForURL(/\/deals\?.*figure=stock/);
  const back = page.locator('main a', { hasText: 'Back to Overview' });
  await back.click();
  await page.waitForURL((url) => url.pathname === '/');
});

browserTest('a choice of a panel keeps the place on the page', async () => {
  const { page } = await browser.open();
  await page.goto(`${demoUrl}/winloss`, { waitUntil: 'networkidle' });
  const choice = page.locator('#groups a[data-stay]').nth(1);
  await choice.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(200);
  const before = await page.evaluate(() => window.scrollY);
  await choice.click();
  await page.waitForURL(/view\.by=/);
  await settled(page);
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(200);
});

browserTest(
  'a pointer that rests on a link fetches its page; one that passes over or a file does not',
  async () => {
    const { page, troubles } = await browser.open();
    await page.goto(demoUrl, { waitUntil: 'networkidle' });
    await settled(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.searchParams.has('_rsc')) asked.push(url.pathname);
      if (url.pathname.startsWith('/api/')) asked.push(url.pathname);
    });
    // Over a link and on in one turn of the loop, however slow the machine.
    await page.evaluate(() => {
      for (const place of ['nav a[href="/owners"]', 'main h1'])
        document.querySelector(place)?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    });
    await page.locator('main a[download]').first().hover();
    await page.waitForTimeout(500);
    expect(asked).toEqual([]);
    await page.locator('nav a[href="/process"]').hover();
    await page.waitForTimeout(1500);
    expect(new Set(asked)).toEqual(new Set(['/process']));
    const before = asked.length;
    await page.locator('nav a[href="/process"]').click();
    await page.waitForURL(/\/process$/);
    await settled(page);
    expect(asked.slice(before).filter((path) => path === '/process')).toEqual([]);
    expect(troubles).toEqual([]);
  },
);
