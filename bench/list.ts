import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { generateCompany } from '../fixtures/company/generate.ts';
import { measure } from './child.ts';
import { bin, openBrowser, serve } from './served.ts';
import { figure, markdown } from './table.ts';

/** The list of deals over many rows: frames while it is scrolled, and the wait for rows that were never seen. */
const { values } = parseArgs({
  options: { workspace: { type: 'string' }, deals: { type: 'string', default: '100000' } },
});

const grid = '[role="grid"]';
/** Rows in view stand with their deals, none is a placeholder. */
const rowsStand = (selector: string): boolean => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return box && bottom > box.top && top < box.bottom;
  });
  return rows.length > 5 && rows.every((row) => row.dataset.deal);
};

/** Milliseconds between frames while the list is scrolled `step` pixels a frame for `seconds`. */
const frames = (page: Page, step: number, seconds: number): Promise<number[]> =>
  page.evaluate(
    async ({ grid, step, seconds }) => {
      const box = document.querySelector(grid);
      if (!box) throw new Error('no list');
      const gaps: number[] = [];
      let last = await new Promise(requestAnimationFrame);
      const end = last + seconds * 1000;
      while (last < end) {
        box.scrollTop += step;
        const now = await new Promise(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    },
    { grid, step, seconds },
  );

async function waitForRows(page: Page): Promise<number> {
  const start = performance.now();
  await page.waitForFunction(rowsStand, grid, { polling: 'raf', timeout: 60_000 });
  return performance.now() - start;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

async function scrolled(page: Page, name: string, step: number): Promise<string[]> {
  const gaps = (await frames(page, step, 5)).sort((a, b) => a - b);
  const wait = await waitForRows(page);
  const stutters = gaps.filter((gap) => gap > 50).length;
  return [
    name,
    String(gaps.length),
    figure(quantile(gaps, 0.5)),
    figure(quantile(gaps, 0.99)),
    figure(gaps.at(-1) ?? null),
    String(stutters),
    figure(wait, 0),
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'voronka-list-'));
const workspace = values.workspace ?? join(folder, 'workspace');
if (!values.workspace) {
  const exports = join(folder, 'exports');
  await generateCompany({ dir: exports, deals: Number(values.deals), leads: 0, lean: true });
  const imported = await measure(bin, ['import', exports, '--workspace', workspace]);
  if (imported.code !== 0) throw new Error(imported.stderr);
}
const { url, child } = await serve(workspace);
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/deals`, { waitUntil: 'networkidle' });
  await page.locator(`${grid}[data-walks]`).waitFor();
  console.log(`${await page.locator(grid).getAttribute('aria-rowcount')} rows, head included`);
  const rows = [
    await scrolled(page, 'a row a frame', 46),
    await scrolled(page, 'a screen a frame', 700),
    await scrolled(page, 'ten screens a frame', 7000),
  ];
  console.log(
    markdown(['scrolled', 'frames', 'median ms', 'p99 ms', 'longest ms', '> 50 ms', 'rows stand, ms'], rows),
  );
  await page.locator(grid).focus();
  await page.keyboard.press('Home');
  await waitForRows(page);
  await page.keyboard.press('End');
  console.log(`from the first row to the last: ${figure(await waitForRows(page), 0)} ms`);
} finally {
  await browser.close();
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}
