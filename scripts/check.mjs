import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, root } from './install.mjs';
import { node } from './run.mjs';

installMissing();
// Next writes this file when it builds; the types are checked without a build.
const nextTypes = join(root, 'next-env.d.ts');
if (!existsSync(nextTypes)) writeFileSync(nextTypes, '/// <reference types="next" />\n');
const types = node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.');
const lint = node(
  'node_modules/@biomejs/biome/bin/biome',
  'ci',
  ...(process.stdout.isTTY ? [] : ['--colors=off']),
  '.',
);
console.log(`types ${types === 0 ? 'ok' : 'failed'}, lint and format ${lint === 0 ? 'ok' : 'failed'}`);
process.exitCode = types === 0 && lint === 0 ? 0 : 1;
