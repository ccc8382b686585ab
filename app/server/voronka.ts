import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../lib/root.ts';

/**
 * The engine, loaded by Node itself and not by the bundler: it reads sql/ and processes/ beside its own files, and
 * one evaluation means one open warehouse for pages and routes alike.
 */
export async function voronka(): Promise<typeof import('../../lib/service.ts')> {
  const url = pathToFileURL(join(root, 'lib', 'service.ts')).href;
  return import(/* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ url);
}
