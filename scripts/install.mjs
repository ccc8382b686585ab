import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The dependencies of package.json that are absent or of another version, as `name@version`. */
export function missing() {
  const { dependencies, devDependencies } = json('package.json');
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => {
      const path = join('node_modules', name, 'package.json');
      return !existsSync(join(root, path)) || json(path).version !== version;
    })
    .map(([name, version]) => `${name}@${version}`);
}

/** Stops with a plain line when this Node is older than the project needs. */
function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Voronka needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs npm, the one that started this script if any. */
function npm(...args) {
  const own = process.env.npm_execpath;
  const [command, before] = own ? [process.execPath, [own]] : ['npm', []];
  return spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !own && process.platform === 'win32',
  }).status;
}

/** Installs the dependencies by `npm ci` when some are missing; its output goes to standard error. */
export function installMissing() {
  assertNode();
  if (missing().length === 0) return;
  console.error('Installing the dependencies (npm ci), once…');
  const status = npm('ci', '--include=dev');
  if (status === 0 && missing().length === 0) return;
  console.error('The dependencies could not be installed; the reason is above.');
  process.exit(1);
}
