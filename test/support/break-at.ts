import { createRequire, syncBuiltinESMExports } from 'node:module';

type AnyFunction = (...args: unknown[]) => Promise<unknown>;

const promises = createRequire(import.meta.url)('node:fs/promises') as Record<string, AnyFunction>;
const patched = ['open', 'rename', 'link', 'mkdir', 'rm', 'writeFile'];
const originals = Object.fromEntries(patched.map((name) => [name, promises[name] as AnyFunction]));

/**
 * Makes the n-th change of the file system (1 = the first) call `trouble` instead; gives back a function that undoes
 * it and says how many changes were made.
 */
export function breakAt(n: number, trouble: (operation: string) => void): () => number {
  let count = 0;
  for (const name of patched) {
    promises[name] = async (...args) => {
      if (!(name === 'open' && args[1] === 'r') && ++count === n) trouble(name);
      return originals[name]!(...args);
    };
  }
  syncBuiltinESMExports();
  return () => {
    Object.assign(promises, originals);
    syncBuiltinESMExports();
    return count;
  };
}
