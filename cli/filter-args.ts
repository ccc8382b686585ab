import { VoronkaError } from '../lib/errors.ts';
import { readQuery } from '../lib/query-params.ts';
import type { Query } from '../lib/schema/query.ts';

/** Command-line words as operands and filters: `--name value` or `--name=value`; a value may begin with a dash. */
export function readFilterArgs(words: readonly string[]): { operands: string[]; query: Query } {
  const operands: string[] = [];
  const pairs: [string, string][] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!word.startsWith('-') || word === '-') {
      operands.push(word);
      continue;
    }
    const [, name, , inline] = /^--([^=]+)(=([\s\S]*))?$/.exec(word) ?? [];
    if (!name)
      throw new VoronkaError('usage', `Unknown option "${word}".`, 'Filters are written --name value.');
    const value = word.includes('=') ? (inline ?? '') : words[++i];
    if (value === undefined || (!word.includes('=') && /^--[a-z]/.test(value))) {
      throw new VoronkaError(
        'usage',
        `The option --${name} has no value.`,
        `An empty one is written --${name}= .`,
      );
    }
    pairs.push([name, value]);
  }
  return { operands, query: readQuery(pairs) };
}
