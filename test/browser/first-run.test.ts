import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { projectRoot, voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { smallExport } from '../support/small-export.ts';
import { startProduct } from './setup.ts';
import { browserTest, type Look, useBrowser, type Watched } from './support.ts';

const root = scratchFolder('first-run');
const own = join(root, 'own');
const browser = useBrowser();

const tinyNames = ['deals', 'stage_history', 'activities', 'field_history', 'fx_rates', 'stages', 'targets'];
const tiny = tinyNames.map((name) => join(projectRoot, 'fixtures', 'tiny', `${name}.csv`));

let url = '';
let child: ChildProcess | null = null;

beforeAll(async () => {
  if (!inject('chromium')) return;
  process.env.VORONKA_DEMO_WORKSPACE = join(root, 'demo');
  ({ url, child } = await startProduct(['--workspace', own]));
}, 300_000);

afterAll(() => {
  child?.kill('SIGKILL');
  delete process.env.VORONKA_DEMO_WORKSPACE;
});

const build = async () =>
  ((await (await fetch(`${url}/api/health`)).json()) as { build: string | null }).build;
const long = { timeout: 120_000 };
/** Imports take their time on a small machine. */
const patience = 240_000;

async function open(look: Look = {}): Promise<Watched> {
  const watched = await browser.open(look);
  watched.page.setDefaultTimeout(long.timeout);
  return watched;
}

async function choose(page: Page, files: string | string[]): Promise<void> {
  await page.setInputFiles('[data-input="files"]', files);
  await page.locator('[data-file]').first().waitFor();
}

function written(name: string, text: string): string {
  writeFileSync(join(root, name), text);
  return join(root, name);
}

browserTest(
  'an empty workspace: whichever page is asked for shows two doors and the command line',
  async () => {
    const { page, troubles } = await open({ lang: 'ru' });
    for (const path of ['/', '/funnel', '/imports']) {
      await page.goto(url + path, { waitUntil: 'networkidle' });
      expect(await page.locator('[data-door="demo"]').count(), path).toBe(1);
      expect(await page.locator('[data-input]').count(), path).toBe(2);
      expect(await page.locator('main').innerText(), path).toContain('voronka import');
    }
    expect(troubles).toEqual([]);
  },
  patience,
);

browserTest(
  'files that are not recognised: each with the reason and what it comes nearest to',
  async () => {
    const { page, troubles } = await open();
    await page.goto(url, { waitUntil: 'networkidle' });
    await choose(page, [
      written('colours.csv', 'colour,weight\nred,1\n'),
      written('d.csv', 'name,amount,owner\na,1,b\n'),
    ]);
    expect(await page.locator('[data-file="d.csv"] summary').innerText()).toContain('name · amount · owner');
    await page.click('[data-do="check"]');
    const failure = page.locator('[data-failure]');
    await failure.waitFor(long);
    expect(await failure.innerText()).toMatch(
      /colours\.csv has columns that fit no kind of file[\s\S]*“Deals”; lacks the columns: deal_id/,
    );
    await page.click('[data-do="back"]');
    expect(await page.locator('[data-file]').count()).toBe(2);
    expect(await build()).toBeNull();
    expect(troubles).toEqual([]);
  },
  patience,
);

browserTest(
  'a date that can be read in two ways: the answer decides, and is asked only once',
  async () => {
    const { page } = await open();
    await page.goto(url, { waitUntil: 'networkidle' });
    await choose(page, written('dates.csv', 'deal_id,created_at,amount\nA,03/04/2026,1\nB,05/06/2026,2\n'));
    await page.click('[data-do="check"]');
    await page.locator('[data-question="dates"]').waitFor(long);
    expect(await page.locator('[data-option]').allInnerTexts()).toEqual(
      ['3 Apr 2026', '4 Mar 2026'].map((day) => day.replaceAll(' ', '\u00a0')),
    );
    await page.click('[data-option="MDY"]');
    await page.locator('[data-found]').waitFor(long);
    expect(await page.locator('[data-found]').innerText()).toContain('Files recognised: 1; rows read: 2');
    expect(await build()).toBeNull();
  },
  patience,
);

browserTest(
  'stopped in the middle: back at the files, nothing is published, nothing is left running',
  async () => {
    const { page } = await open();
    const dir = smallExport(join(root, 'large'), 60_000);
    await page.goto(url, { waitUntil: 'networkidle' });
    await choose(
      page,
      ['deals.csv', 'stage_history.csv'].map((name) => join(dir, name)),
    );
    await page.click('[data-do="check"]');
    await page.locator('[data-phase="load"], [data-phase="build"]').first().waitFor(long);
    await page.click('[data-do="cancel"]');
    await page.locator('[data-wizard="choose"]').waitFor();
    expect(await page.locator('[data-wizard] [role="status"]').innerText()).toContain('nothing was changed');
    await expect
      .poll(async () => (await (await fetch(`${url}/api/v1/workspace`)).json()).importing, long)
      .toBeNull();
    expect(await build()).toBeNull();
  },
  patience,
);

browserTest(
  'own files through the wizard end on the dashboard, with the figures of the command line',
  async () => {
    const { page, troubles } = await open();
    await page.goto(url, { waitUntil: 'networkidle' });
    await choose(page, tiny);
    await page.click('[data-do="check"]');
    await page.locator('[data-found]').waitFor(long);
    expect(await page.locator('[data-found] tr[data-kind="deals"] td').allInnerTexts()).toEqual([
      'Deals',
      '12',
      '12',
      '0',
      '0',
    ]);
    expect(await build()).toBeNull();
    await page.click('[data-do="import"]');
    await page.locator('[data-done]').waitFor(long);
    // The first page stands at the same address.
    await page.locator('[data-first-run]').waitFor({ state: 'detached', ...long });
    await page.locator('main [data-answer]').first().waitFor(long);
    expect(new URL(page.url()).pathname).toBe('/');
    const cli = await voronka(['metrics', 'quality', '--json', '--workspace', own]);
    const rows = (cli.json().files as { read: number }[]).reduce((sum, { read }) => sum + read, 0);
    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    expect(await page.locator('[data-answer]').first().innerText()).toContain(
      `${rows} rows read from 7 files`,
    );
    expect(troubles).toEqual([]);
  },
  patience,
);

browserTest(
  'the same files again: they are loaded already, there is nothing to import',
  async () => {
    const { page } = await open();
    const before = await build();
    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    await choose(page, tiny);
    await page.click('[data-do="check"]');
    await page.locator('[data-found]').waitFor(long);
    expect(await page.locator('[data-wizard]').innerText()).toContain('These files are loaded already');
    expect(await page.locator('[data-do="import"]').count()).toBe(0);
    expect(await build()).toBe(before);
  },
  patience,
);

browserTest(
  'the only import taken out and back in: the first page with the way back, then the figures',
  async () => {
    const { page, troubles } = await open();
    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    await page.click('[data-action="remove"]');
    await page.click('[data-confirm]');
    await page.locator('[data-first-run] [data-action="restore"]').waitFor(long);
    expect(await build()).toBeNull();
    await page.waitForLoadState('networkidle');
    await page.click('[data-action="restore"]');
    await page.locator('#imports [data-state="active"]').waitFor(long);
    expect(await build()).not.toBeNull();
    expect(troubles).toEqual([]);
  },
  patience,
);

browserTest(
  'the door to the demo makes it and shows it; one goes back to one’s own data',
  async () => {
    const { page, troubles } = await open();
    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    await page.click('[data-door="demo"]');
    await page.waitForURL(`${url}/`, long);
    expect(await (await fetch(`${url}/api/v1/workspace`)).json()).toMatchObject({ shown: 'demo' });
    await page.goto(`${url}/imports`, { waitUntil: 'networkidle' });
    await page.locator('#workspace button').click();
    await page.waitForURL(`${url}/`, long);
    expect(await (await fetch(`${url}/api/v1/workspace`)).json()).toMatchObject({ shown: 'own' });
    expect(troubles).toEqual([]);
  },
  patience,
);
