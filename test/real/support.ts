import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Ran, voronka } from '../support/run-cli.ts';

// Each test imports tens of thousands of rows, often beside other tests.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Where real exports lie, outside the project. */
export const data: string = new URL('../../../shared/data/', import.meta.url).pathname;

/** Whether they are there; says so once per test file when not. */
export function isThere(): boolean {
  const there = existsSync(data);
  if (!there) console.warn(`Skipped: the tests on real exports, ${data} is absent.`);
  return there;
}

/** The rows of a CSV whose cells hold neither quotes nor line ends. */
export function rowsOf(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(join(data, path), 'utf8').trimEnd().split(/\r?\n/);
  if (lines.some((line) => line.includes('"'))) throw new Error(`${path} has quoted cells`);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is read by the names of the contract
export type Answer = Record<string, any>;

/** The command on one workspace; its JSON answer. @throws Error with what it wrote when it fails */
export function commandOn(workspace: string): (...args: string[]) => Promise<Answer> {
  return async (...args) => {
    const ran: Ran = await voronka([...args, '--json', '--workspace', workspace]);
    if (ran.code !== 0) throw new Error(`voronka ${args.join(' ')}: exit ${ran.code}\n${ran.err}`);
    return ran.json();
  };
}

/** The answer with its numbers to 12 digits: a sum over threads may differ in the last ones. */
export function rounded(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (_key, value) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );
}
