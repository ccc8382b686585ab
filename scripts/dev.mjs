import { node } from './run.mjs';

// The dashboard with hot reloading, for who works on app/: npm run dev -- --workspace DIR --port 3000
process.env.VORONKA_DEV = '1';
process.exitCode = node('bin/voronka', 'serve', ...process.argv.slice(2));
