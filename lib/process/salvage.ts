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
  let { issues } = error;
  // What lacks a key that was taken out goes in the next round: a fault inside a fault needs no more than a few.
  for (let round = 0; round < 4; round++) {
    for (const issue of issues) {
      const keys =
        issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of keys) if (!remove(copy, path)) remove(copy, path.slice(0, -1));
    }
    copy.id ??= 'unnamed';
    copy.entity ??= 'deal';
    const read = partSchema.safeParse(copy);
    if (read.success) return read.data;
    issues = read.error.issues;
  }
  return null;
}

/** Whether a fault only shows because the list that it names things of was taken out, and is none of the writer's. */
export function isAftermath(value: unknown, part: PartDefinition, path: readonly PropertyKey[]): boolean {
  const lost = (list: keyof PartDefinition) => isTree(value) && list in value && part[list] === undefined;
  const [first, , last] = path;
  if (path.at(-2) === 'triggers') return lost('triggers');
  return (first === 'milestones' || first === 'triggers') && last === 'stage'
    ? lost('won') || lost('lost') || lost('neutral')
    : false;
}
