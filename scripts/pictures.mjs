// Takes the pictures of the README from the demo: node scripts/pictures.mjs [ADDRESS of a running demo]
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';
import { root } from './install.mjs';

const folder = join(root, 'docs', 'pictures');
const shots = [
  { name: 'overview-en', path: '/?lang=en&theme=light', width: 1280, height: 900 },
  { name: 'overview-ru', path: '/?lang=ru&theme=light', width: 1280, height: 900 },
  { name: 'funnel-en', path: '/funnel?lang=en&theme=light', width: 1280, height: 860, from: '#funnel' },
  { name: 'winloss-en', path: '/winloss?lang=en&theme=light', width: 1280, height: 800 },
  { name: 'deal-en', path: '/deals/D02266?lang=en&theme=dark', width: 1280, height: 800 },
];

/** The demo by its own command, on a free port; ended with `stop`. */
function demo() {
  const child = spawn(process.execPath, ['bin/voronka', 'demo'], { cwd: root, stdio: ['ignore', 'pipe', 2] });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve({ url: String(chunk).trim(), stop: () => child.kill() }));
    child.once('close', (code) => reject(new Error(`demo ended with ${code}`)));
  });
}

const executablePath = await findBrowser();
if (!executablePath) throw new Error('No Chromium found.');
const { url, stop } = process.argv[2] ? { url: process.argv[2], stop: () => undefined } : await demo();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(folder, { recursive: true });
for (const { name, path, width, height, from } of shots) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(url + path, { waitUntil: 'networkidle' });
  if (from) await page.locator(from).evaluate((element) => element.scrollIntoView());
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
stop();
