import type { z } from 'zod';
import { VoronkaError } from './errors.ts';
import { nearest } from './nearest.ts';
import { type Query, querySchema } from './schema/query.ts';

const names = Object.keys(querySchema.shape).filter((name) => name !== 'custom');
const repeatable = new Set([
  'source',
  'owner',
  'team',
  'segment',
  'product',
  'pipeline',
  'deal',
  'group_by',
  'rule',
  'stage',
  'outcome',
  'key',
  'reason',
  'category',
]);

function unknown(name: string): VoronkaError {
  const close = nearest(name, names);
  const hint = close ? `Did you mean ${close}?` : `Known: ${names.join(', ')}, custom.NAME.`;
  return new VoronkaError('usage', `Unknown filter "${name}".`, hint);
}

/**
 * Reads filters given as name–value pairs, the same for the command line, HTTP and page addresses:
 * repeated names are OR, an empty value asks for the missing, `as-of` is `as_of`.
 * @throws VoronkaError usage for an unknown name, a value that cannot be, or a single-valued name given twice
 */
export function readQuery(pairs: Iterable<readonly [string, string]>): Query {
  const given: Record<string, string | string[]> = {};
  const custom: Record<string, string[]> = {};
  for (const [written, value] of pairs) {
    if (written.startsWith('custom.') && written.length > 7) {
      const field = written.slice(7);
      custom[field] = [...(custom[field] ?? []), value];
      continue;
    }
    const name = written.replaceAll('-', '_');
    if (!names.includes(name)) throw unknown(written);
    const before = given[name];
    if (repeatable.has(name)) given[name] = [...(Array.isArray(before) ? before : []), value];
    else if (before !== undefined && before !== value) {
      throw new VoronkaError(
        'usage',
        `Filter "${name}" is given twice: "${before}" and "${value}".`,
        'Give it once.',
      );
    } else if (value.trim() === '') {
      throw new VoronkaError(
        'usage',
        `Filter "${name}" has no value.`,
        'Give a value, or leave the filter out.',
      );
    } else given[name] = value;
  }
  const input = Object.keys(custom).length > 0 ? { ...given, custom } : given;
  const checked = querySchema.safeParse(input);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const name = String(issue.path[0] ?? '');
  throw new VoronkaError(
    'usage',
    `Filter "${name}" cannot be "${given[name] ?? ''}": ${issueText(issue)}.`,
    undefined,
  );
}

function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')} is expected`;
  return issue.message;
}

/** A query as name–value pairs again, for links. */
export function writeQuery(query: Query): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === 'custom') {
      for (const [field, values] of Object.entries(query.custom ?? {})) {
        for (const one of values) params.append(`custom.${field}`, one);
      }
    } else if (Array.isArray(value)) for (const one of value) params.append(name, String(one));
    else if (value !== undefined) params.append(name, String(value));
  }
  return params;
}
