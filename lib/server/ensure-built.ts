import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VoronkaError } from '../errors.ts';
import { root } from '../root.ts';
import { takeLock } from '../workspace/lock.ts';
import { sourceFingerprint } from './fingerprint.ts';

const stamp = join(root, '.next', 'voronka-sources');

async function isBuilt(fingerprint: string): Promise<boolean> {
  const [built, id] = await Promise.all([
    readFile(stamp, 'utf8').catch(() => ''),
    readFile(join(root, '.next', 'BUILD_ID'), 'utf8').catch(() => ''),
  ]);
  return built === fingerprint && id !== '';
}

async function build(): Promise<void> {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output.push(chunk);
      process.stderr.write(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  if (code === 0) return;
  const text = Buffer.concat(output).toString('utf8');
  if (/ENOSPC|No space left/.test(text)) throw new Error('ENOSPC while building the dashboard');
  throw new VoronkaError(
    'internal',
    'The dashboard could not be built.',
    'The reason is above; npm ci may help.',
  );
}

/** Builds the dashboard when these sources have no build yet; progress goes to standard error. */
export async function ensureBuilt(onBuild: () => void): Promise<void> {
  const fingerprint = await sourceFingerprint();
  if (await isBuilt(fingerprint)) return;
  const lock = await takeLock(join(root, 'node_modules', '.cache', 'voronka', 'build.duckdb'), {
    waitMs: 300_000,
    what: 'Another build of the dashboard',
  });
  try {
    if (await isBuilt(fingerprint)) return;
    onBuild();
    await rm(stamp, { force: true });
    await build();
    await writeFile(stamp, fingerprint);
  } finally {
    lock.release();
  }
}
