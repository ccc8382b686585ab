import { importFiles } from '../../pipelines/import.ts';
import { breakAt } from './break-at.ts';
import { fakeEngine } from './fake-engine.ts';

// Run as a process of its own: imports a file and dies at the n-th change of the file system.
const [workspace = '', path = '', n = '0'] = process.argv.slice(2);
breakAt(Number(n), () => process.kill(process.pid, 'SIGKILL'));
await importFiles({ workspace, paths: [path], timezone: 'UTC' }, fakeEngine());
