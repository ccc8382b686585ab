import { expect } from 'vitest';
import { browserTest, demoUrl, useBrowser } from './support.ts';

const browser = useBrowser();

browserTest('g and a letter goes to a page, ? shows the keys, Esc closes, / finds a deal', async () => {
  const { page, troubles } = await browser.open();
  await page.goto(`${demoUrl}/funnel`, { waitUntil: 'networkidle' });
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.waitForURL(/\/winloss/);
  await page.keyboard.press('/');
  await page.keyboard.type('D02266');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/deals\?.*q=D02266/);
  await page.locator('main a[href*="/deals/D02266"]').first().waitFor();
  expect(troubles).toEqual([]);
});

browserTest(
  'arrow keys walk the marks of a chart and each is read out; Enter opens the deals behind it; t the table',
  async () => {
    const { page } = await browser.open();
    await page.goto(`${demoUrl}/funnel`, { waitUntil: 'networkidle' });
    const chart = page.locator('#funnel figure [role="group"]').first();
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    const said = page.locator('#funnel figure [role="status"]').first();
    const first = await said.innerText();
    await page.keyboard.press('ArrowRight');
    const second = await said.innerText();
    expect([first, second].every((text) => /\d/.test(text))).toBe(true);
    expect(first).not.toBe(second);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/deals\?.*figure=funnel/);
  },
);

browserTest('a question mark opens the definition in place, by keyboard, and Esc closes it', async () => {
  const { page } = await browser.open({ lang: 'ru' });
  await page.goto(`${demoUrl}/funnel`, { waitUntil: 'networkidle' });
  const ask = page.locator('#funnel h2 a[data-define]').first();
  await ask.focus();
  await page.keyboard.press('Enter');
  const sheet = page.locator('[popover]:popover-open').first();
  await sheet.getByText('Формула').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('[popover]:popover-open').count()).toBe(0);
  await page.waitForFunction(() => document.activeElement?.matches('#funnel h2 a[data-define]'));
});
