import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** How a person gets a browser for the tests. */
export const browserHint =
  'Browser tests need Chromium: set CHROMIUM_PATH to one, install it (Debian: apt-get install chromium), or run: npx playwright-core install chromium';

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** The path of a Chromium: CHROMIUM_PATH, the system's, Playwright's own; null when there is none. */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  return onPath ?? places.find(existsSync) ?? (await playwrightsOwn());
}

function tries(command, args, timeout) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout }).status === 0;
}

/** As `findBrowser`; when there is none, tries to install one. */
export async function findOrInstallBrowser() {
  const found = await findBrowser();
  if (found || process.env.CHROMIUM_PATH) return found;
  console.error('No Chromium found; trying to install one for the browser tests…');
  const isRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const apt = (...args) => tries('apt-get', [...args], 300_000);
  if (isRoot && apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'chromium')) {
    return findBrowser();
  }
  tries(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], 300_000);
  return findBrowser();
}
