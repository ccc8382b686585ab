import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findOrInstallBrowser } from '../../scripts/browser.mjs';
import { bin, voronka } from '../support/run-cli.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser's executable; empty when there is none. */
    readonly chromium: string;
    /** Address of the built product over the demo. */
    readonly demoUrl: string;
    /** The workspace that it serves. */
    readonly demoWorkspace: string;
  }
}

/** Starts the built product; resolves with its address. */
export function startProduct(args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', ...args], {
    env: { ...process.env, LANG: 'C', VORONKA_TOKEN: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve({ url: String(chunk).trim(), child }));
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${err.slice(-2000)}`)));
  });
}

/** Once for all browser tests: a browser, the demo imported by the ordinary command, the built product over it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const chromium = await findOrInstallBrowser();
  project.provide('chromium', chromium ?? '');
  if (!chromium) {
    project.provide('demoUrl', '');
    project.provide('demoWorkspace', '');
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'voronka-browser-'));
  const workspace = join(folder, 'demo');
  const made = await voronka(['demo', '--no-serve', '--workspace', workspace]);
  if (made.code !== 0) throw new Error(`the demo was not made: ${made.err}`);
  const { url, child } = await startProduct(['--workspace', workspace]);
  project.provide('demoUrl', url);
  project.provide('demoWorkspace', workspace);
  return () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
}
