import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { recipes } from '../../lib/recipes/list.ts';
import { browserTest, demoUrl, settled, useBrowser } from './support.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = useBrowser();

type Violation = { id: string; nodes: { target: unknown[] }[] };

/** Draws what is below the fold too: texts and axe are of what is drawn. */
async function drawAll(page: import('playwright-core').Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}

for (const lang of ['ru', 'en'] as const) {
  browserTest(
    `the recipe of every CRM in ${lang}: whole, readable on a phone, nothing that axe finds`,
    async () => {
      const { page, troubles } = await browser.open({ lang });
      for (const { crm, parts } of recipes) {
        const response = await page.goto(`${demoUrl}/imports/recipes?crm=${crm}`, { waitUntil: 'load' });
        expect(response?.status(), crm).toBe(200);
        await settled(page);
        await drawAll(page);
        expect(await page.locator('main').getAttribute('data-recipe')).toBe(crm);
        expect(await page.locator('main fieldset a').count()).toBe(recipes.length);
        expect(await page.locator('main fieldset a[aria-current="true"]').count()).toBe(1);
        const code = parts.flatMap((part) => part.code);
        expect(await page.locator('main pre').allInnerTexts()).toEqual(code);
        const text = await page.locator('main').innerText();
        expect(text.match(/\b(?:recipes?|capability|nav)\.[a-z][\w.]*/g), crm).toBeNull();
        expect(text, crm).not.toContain('`');
        await page.evaluate(axeSource);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
          return (await axe.run()).violations;
        });
        expect(
          violations.map(({ id, nodes }) => `${crm} ${id}: ${nodes.slice(0, 3).map(({ target }) => target)}`),
        ).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over, crm).toBeLessThanOrEqual(0);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      expect(troubles).toEqual([]);
    },
    180_000,
  );
}

browserTest('from the page of data to a recipe and to its text for the administrator', async () => {
  const { page, troubles } = await browser.open({ lang: 'en' });
  await page.goto(`${demoUrl}/imports`, { waitUntil: 'load' });
  await settled(page);
  await page.locator('#capabilities a[href="/imports/recipes"]').click();
  await page.locator('main[data-recipe="bitrix24"]').waitFor();
  await page.locator('main fieldset a', { hasText: 'Pipedrive' }).click();
  await page.locator('main[data-recipe="pipedrive"]').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main a[download]').click(),
  ]);
  expect(download.suggestedFilename()).toBe('voronka-pipedrive.md');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('/v1/deals/120/flow?all_changes=1');
  expect(troubles).toEqual([]);
});
