import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { pages } from '../app/ui/pages.ts';
import { bin, median, openBrowser, serve } from './served.ts';

/** The dashboard over the demo: first drawing and navigation of each page, and the server's memory over many loads. */
const { values } = parseArgs({
  options: { workspace: { type: 'string' }, loads: { type: 'string', default: '1000' } },
});
const paths = pages.map(({ path }) => path);

/** Milliseconds from the request to the first drawing of content. */
async function firstDrawing(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'load' });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const found = performance.getEntriesByName('first-contentful-paint')[0];
        if (found) resolve(found.startTime);
        else
          new PerformanceObserver((list) => resolve(list.getEntries()[0]!.startTime)).observe({
            type: 'paint',
          });
      }),
  );
}

/** Milliseconds that a pointer stands on a link before the click. */
const restMs = 200;

/** Milliseconds from a click in the navigation until the next page's content stands and is drawn. */
async function navigation(page: Page, path: string): Promise<number> {
  const link = page.locator(`nav a[href="${path}"]`);
  // React has taken the page over: a click before that loads the document.
  await link.evaluate(async (element) => {
    while (!Object.keys(element).some((key) => key.startsWith('__reactProps')))
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await link.hover();
  await page.waitForTimeout(restMs);
  return link.evaluate(
    (element: HTMLElement, target) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (location.pathname !== target || !document.querySelector('main h1')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        });
        observer.observe(document, { childList: true, subtree: true, attributes: true });
        element.click();
      }),
    path,
  );
}

/** Resident memory of a process in MB; NaN where /proc is not there. */
function memory(child: ChildProcess): number {
  try {
    const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kb) / 1024);
  } catch {
    return Number.NaN;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'voronka-face-'));
const workspace = values.workspace ?? join(folder, 'demo');
if (!values.workspace) spawnSync(process.execPath, [bin, 'demo', '--no-serve', '--workspace', workspace]);
const { url, child } = await serve(workspace);
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  console.log('| page | first drawing, ms (median of 5) | navigation, ms (median of 5) |\n|---|---|---|');
  for (const path of paths) {
    const drawn: number[] = [];
    for (let n = 0; n < 5; n += 1) drawn.push(await firstDrawing(page, url + path));
    const moved: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await page.goto(`${url}${path === '/' ? '/funnel' : '/'}`, { waitUntil: 'networkidle' });
      moved.push(await navigation(page, path));
    }
    console.log(`| ${path} | ${Math.round(median(drawn))} | ${Math.round(median(moved))} |`);
  }
  const loads = Number(values.loads);
  console.log(`\nmemory of the server, MB, over ${loads} loads of all pages:`);
  for (let n = 0; n <= loads; n += 1) {
    if (n % Math.max(1, Math.floor(loads / 10)) === 0) console.log(`${n}: ${memory(child)}`);
    await (await fetch(url + paths[n % paths.length])).text();
  }
} finally {
  await browser.close();
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}
