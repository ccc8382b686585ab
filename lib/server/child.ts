import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { VoronkaError } from '../errors.ts';
import { root } from '../root.ts';
import type { Step } from './jobs.ts';

export type Ran = { readonly code: number | null; readonly document: Record<string, unknown> };

const patienceMs = 5_000;
const keptLines = 20;

function asStep(line: string): Step | null {
  if (!line.startsWith('{"phase":')) return null;
  try {
    return JSON.parse(line) as Step;
  } catch {
    return null;
  }
}

/** Asks a child to end, and after a while makes it. */
function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  child.once('close', () => clearTimeout(timer));
}

function readDocument(out: string, errors: readonly string[]): Record<string, unknown> {
  try {
    return JSON.parse(out) as Record<string, unknown>;
  } catch (cause) {
    throw new VoronkaError('internal', errors.at(-1) ?? 'The command ended without an answer.', undefined, {
      cause,
    });
  }
}

/**
 * Runs one command line as a process of its own and gives its JSON document, an error document included.
 * What writes into a workspace never runs inside the server. An aborted signal ends the process.
 * @throws VoronkaError internal when it was killed or gave no document
 */
export async function runVoronka(
  args: readonly string[],
  options: { signal: AbortSignal; onStep?: (step: Step) => void },
): Promise<Ran> {
  options.signal.throwIfAborted();
  const child = spawn(process.execPath, [join(root, 'bin', 'voronka'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', VORONKA_TOKEN: '' },
  });
  const leave = () => stop(child);
  const exit = () => child.kill('SIGKILL');
  options.signal.addEventListener('abort', leave, { once: true });
  process.once('exit', exit);
  let out = '';
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    const step = asStep(line);
    if (step) return options.onStep?.(step);
    said.push(line);
    if (said.length > keptLines) said.shift();
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    );
    options.signal.throwIfAborted();
    return { code, document: readDocument(out, said) };
  } finally {
    options.signal.removeEventListener('abort', leave);
    process.removeListener('exit', exit);
  }
}
