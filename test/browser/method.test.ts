import type { ChildProcess } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import type { Answers } from '../../lib/answers.ts';
import { scratchFolder } from '../support/scratch.ts';
import { startProduct } from './setup.ts';
import { browserTest, demoWorkspace, settled, useBrowser } from './support.ts';

/** The methodology owner's walk: the worst rule, who breaks it most, three deals and their evidence, one accepted, the rest exported. */
const root = scratchFolder('browser-method');
const workspace = join(root, 'workspace');
const browser = useBrowser();
const patience = 240_000;

let url = '';
let child: ChildProcess | null = null;

beforeAll(async () => {
  if (!inject('chromium')) return;
  cpSync(demoWorkspace, workspace, { recursive: true });
  ({ url, child } = await startProduct(['--workspace', workspace]));
}, 300_000);

afterAll(() => {
  child?.kill('SIGKILL');
});

type Compliance = Answers['compliance'];

async function compliance(params: Record<string, string>): Promise<Compliance> {
  const query = new URLSearchParams({ ...params, limit: '1' });
  return (await (await fetch(`${url}/api/v1/metrics/compliance?${query}`)).json()) as Compliance;
}

browserTest(
  'from the worst rule to its owner, three deals with their evidence, one accepted, the rest in a file',
  async () => {
    const { page, troubles } = await browser.open({ lang: 'ru' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${url}/compliance`);
    await settled(page);

    // The table of rules begins with the gravest and most frequent; its last column names who stands out.
    const worst = page.locator('#rules tbody tr').first();
    await worst.locator('a').first().click();
    await page.waitForURL(/rule=/);
    await settled(page);
    const rule = new URL(page.url()).searchParams.get('rule') ?? '';
    const whole = await compliance({ rule });
    const owner = whole.by_owner
      .filter((one) => one.exposed >= 10 && one.share !== null && one.owner !== null && one.flags >= 3)
      .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]!.owner!;
    await page.goto(`${url}/compliance?${new URLSearchParams({ rule, owner })}#evidence`);
    await settled(page);
    const before = await compliance({ rule, owner });
    const counted = before.rules.find((one) => one.rule === rule)!;
    expect(counted.flags).toBeGreaterThanOrEqual(3);

    // Three deals, each with what it was judged on; the first one's page shows the violation on its timeline.
    const flags = page.locator('#evidence ol > li');
    expect(await flags.count()).toBeGreaterThanOrEqual(3);
    for (const at of [0, 1, 2])
      expect((await flags.nth(at).locator('ul li').allTextContents()).join('')).not.toBe('');
    const deal = flags.first().locator('a').first();
    const id = decodeURIComponent((await deal.getAttribute('href'))!.split('?')[0]!.split('/').at(-1)!);
    const evidencePage = page.url();
    await deal.click();
    await page.waitForURL(/\/deals\//);
    await settled(page);
    const ruleName = (await (await fetch(`${url}/api/v1/deals/${encodeURIComponent(id)}`)).json()) as {
      flags: { rule: string; message: { ru: string } }[];
    };
    const told = ruleName.flags.find((flag) => flag.rule === rule)!.message.ru;
    await page.locator('main').getByText(told).first().waitFor();

    // One is accepted, with a reason and a name.
    await page.goto(evidencePage);
    await settled(page);
    const first = flags.first();
    await first.locator('summary').click();
    await first.locator('input[name="reason"]').fill('Согласовано с руководителем');
    await first.locator('input[name="author"]').fill('Ольга Методова');
    await first.locator('form button').click();
    await page.locator('#evidence a[href*="view.state=waived"]').click();
    await page
      .locator('#evidence li', {
        hasText: 'Согласованное исключение, Ольга Методова: Согласовано с руководителем',
      })
      .first()
      .waitFor();
    const after = (await compliance({ rule, owner })).rules.find((one) => one.rule === rule)!;
    expect(after.waived).toBeGreaterThanOrEqual(1);
    expect(after.flags).toBe((counted.flags ?? 0) - (after.waived ?? 0));

    // The rest goes into a file: the accepted one is in it too, marked.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#evidence a[download]', { hasText: 'CSV' }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(rows.length - 1).toBeGreaterThanOrEqual(after.flags ?? 0);
    expect(rows.join('\n')).toContain('Согласовано с руководителем');
    expect(troubles).toEqual([]);
  },
  patience,
);
