import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, demoUrl, paths, useBrowser } from './support.ts';

const browser = useBrowser();

/** Gzip size of every script that the page asked for, kB of 1,000 bytes, with whether recharts is in it. */
async function scriptsOf(path: string) {
  const { page } = await browser.open();
  const bodies: { url: string; kb: number; charts: boolean }[] = [];
  const reading: Promise<void>[] = [];
  const read = (response: Response) => {
    if (response.request().resourceType() !== 'script') return;
    reading.push(
      response.body().then((body) => {
        bodies.push({
          url: response.url(),
          kb: gzipSync(body).length / 1000,
          charts: body.includes('recharts'),
        });
      }),
    );
  };
  page.on('response', read);
  await page.goto(demoUrl + path, { waitUntil: 'networkidle' });
  page.off('response', read);
  await Promise.all(reading);
  const sum = (list: typeof bodies) => list.reduce((total, { kb }) => total + kb, 0);
  return {
    first: sum(bodies.filter(({ charts }) => !charts)),
    charts: sum(bodies.filter(({ charts }) => charts)),
  };
}

for (const path of paths) {
  browserTest(`${path}: at most 240 kB of scripts before the charts, and 130 kB for them`, async () => {
    const { first, charts } = await scriptsOf(path);
    console.log(`${path}: ${first.toFixed(0)} kB, charts ${charts.toFixed(0)} kB`);
    expect(first).toBeLessThanOrEqual(240);
    expect(charts).toBeLessThanOrEqual(130);
  });
}
