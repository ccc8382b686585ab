import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser.mjs';

export const bin = fileURLToPath(new URL('../bin/voronka', import.meta.url));

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The product served over a workspace on a port of its own, and the process to end. */
export function serve(workspace: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--workspace', workspace], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve({ url: String(chunk).trim(), child }));
    child.once('close', (code) => reject(new Error(`serve ended with ${code}`)));
  });
}

/** Chromium without a window. Errors: there is none on the machine. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('this measurement needs Chromium; see npm test');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
