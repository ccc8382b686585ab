import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { voronka } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';
import { smallExport } from './support/small-export.ts';

const root = scratchFolder('disk');
const exports = scratchFolder('disk-exports');
const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', root]);
const mounted = mount.status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', root]);
});
if (!mounted) console.warn('The full-disk test is skipped: it mounts a small file system, which needs root.');

function fill(path: string): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(65_536);
  try {
    while (statfsSync(root).bavail > 0) writeSync(file, block);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
  } finally {
    closeSync(file);
  }
}

test.skipIf(!mounted)(
  'a full disk: exit 1 that says so, yesterday’s numbers, and an import once there is room',
  async () => {
    const run = (...args: string[]) => voronka([...args, '--workspace', join(root, 'w'), '--json']);
    const [first, second] = [
      smallExport(join(exports, 'first'), 30),
      smallExport(join(exports, 'second'), 2000, 1001),
    ];
    const imported = await run('import', first, '--timezone', 'UTC');
    expect(imported.code, imported.err).toBe(0);
    const before = (await run('metrics', 'overview')).out;
    fill(join(root, 'filler'));
    const failed = await run('import', second);
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('The disk is full');
    expect(failed.json()).toMatchObject({ error: { code: 'no_space' } });
    expect((await run('metrics', 'overview')).out).toBe(before);
    rmSync(join(root, 'filler'));
    const again = await run('import', second);
    expect(again.code, again.err).toBe(0);
  },
);
