import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { pages } from '../../app/ui/pages.ts';

/** How a page is looked at. */
export type Look = {
  readonly lang?: 'ru' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
};

export const paths = pages.map(({ path }) => path);

/** A page with what went wrong while it was open. */
export type Watched = { readonly page: Page; readonly context: BrowserContext; readonly troubles: string[] };

/** Waits until every part of a streamed page stands in its place. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main') &&
      !document.querySelector('[aria-busy="true"], div[hidden][id^="S:"], template[id^="B:"]'),
  );
}

/** `test` where there is a browser, skipped where there is none. */
export const browserTest: typeof test = inject('chromium') ? test : (test.skip as unknown as typeof test);

export const demoUrl: string = inject('demoUrl');
export const demoWorkspace: string = inject('demoWorkspace');

/** One browser for a test file; `open` gives a fresh page that notes errors, refused policies and outside requests. */
export function useBrowser(): { open(look?: Look): Promise<Watched> } {
  let browser: Browser | null = null;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    const executablePath = inject('chromium');
    if (executablePath)
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    async open({ lang = 'en', theme = 'light', width = 1440, height = 900 } = {}) {
      if (!browser) throw new Error('no browser');
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        extraHTTPHeaders: { 'accept-language': lang },
        acceptDownloads: true,
      });
      contexts.push(context);
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(`console: ${message.text()} ${message.location().url}`);
      });
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1')
          troubles.push(`outside: ${request.url()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
      });
      return { page, context, troubles };
    },
  };
}
