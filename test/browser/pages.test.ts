import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { browserTest, demoUrl, paths, settled, useBrowser } from './support.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = useBrowser();

type Violation = { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] };

const everyPage = [
  ...paths,
  '/deals/D00100',
  '/owners/first',
  '/imports/recipes',
  '/imports/reconciliation',
] as const;

async function resolvedPath(path: string, page: import('playwright-core').Page): Promise<string> {
  if (path !== '/owners/first') return path;
  await page.goto(`${demoUrl}/owners`, { waitUntil: 'load' });
  const href = await page.locator('main a[href^="/owners/"]').first().getAttribute('href');
  return href ?? '/owners';
}

/** Draws what is below the fold too: axe looks at what is drawn. */
async function drawAll(page: import('playwright-core').Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}

for (const lang of ['ru', 'en'] as const) {
  for (const given of everyPage) {
    browserTest(
      `${given} in ${lang}: an answer, no broken figure, no missing words, nothing from outside`,
      async () => {
        const { page, troubles } = await browser.open({ lang });
        const path = await resolvedPath(given, page);
        const response = await page.goto(demoUrl + path, { waitUntil: 'load' });
        expect(response?.status()).toBe(200);
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
        await settled(page);
        expect((await page.locator('h1').first().innerText()).length).toBeGreaterThan(2);
        if (!['/dictionary'].includes(given)) {
          expect((await page.locator('[data-answer]').first().innerText()).length).toBeGreaterThan(20);
        }
        const text = await page.locator('main').innerText();
        expect(text).not.toMatch(/\bNaN\b|\bundefined\b|\[object |Infinity|\bnull\b/);
        // A key that has no words shows as itself: page.part.name.
        const keys = text.match(
          /\b(?:nav|panel|page|chart|filter|define|excluded|outcome|column|shell)\.[a-z_.]+/g,
        );
        expect(keys).toBeNull();
        if (lang === 'ru') expect(text).toMatch(/[а-яё]{3}/i);
        expect(troubles).toEqual([]);
      },
    );

    for (const theme of ['light', 'dark'] as const) {
      browserTest(`${given} in ${lang}, ${theme}: no violation that axe finds; fits a phone`, async () => {
        const { page } = await browser.open({ lang, theme });
        const path = await resolvedPath(given, page);
        await page.goto(demoUrl + path, { waitUntil: 'load' });
        await settled(page);
        await drawAll(page);
        await page.evaluate(axeSource);
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
          return (await axe.run()).violations;
        });
        expect(
          violations.map(
            ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.slice(0, 3).map(({ target }) => target)}`,
          ),
        ).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        await page.waitForTimeout(200);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over).toBeLessThanOrEqual(0);
      });
    }
  }
}
