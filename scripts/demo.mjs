import { spawn } from 'node:child_process';
import { installMissing, root } from './install.mjs';

installMissing();
const child = spawn(process.execPath, ['bin/voronka', 'demo', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the child by itself; this process waits for it to close the server.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
// A signal to npm ends it and its shell, but does not reach this process.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && child.kill(), 1000).unref();
}
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
