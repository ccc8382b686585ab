import type { z } from 'zod';
import { type PartDefinition, partSchema } from './schema.ts';

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Removes what an issue is about: the key itself, or the whole list when it is an item, so that places keep. */
function remove(root: Tree, path: readonly PropertyKey[]): boolean {
  let holder: Tree | null = null;
  let last = '';
  let node: unknown = root;
  for (const key of path) {
    if (!isTree(node)) break;
    if (!Array.isArray(node)) [holder, last] = [node, String(key)];
    node = Reflect.get(node, key);
  }
  return holder !== null && last in holder && Reflect.deleteProperty(holder, last);
}

/**
 * What is left of a part of wrong shape when the wrong places are taken out, so that one reading lists the faults
 * beyond the shape too; null when too little is left.
 */
export function salvage(value: unknown, error: z.ZodError): PartDefinition | null {
  if (!isTree(value) || !Array.isArray(value.stages)) return null;
  const copy: Tree = structuredClone(value);
  for (const issue of error.issues) {
    const keys =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of keys) remove(copy, path);
  }
  copy.id ??= 'unnamed';
  copy.entity ??= 'deal';
  const read = partSchema.safeParse(copy);
  return read.success ? read.data : null;
}
