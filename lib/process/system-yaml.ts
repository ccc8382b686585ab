import { Document } from 'yaml';
import { toYaml } from './to-yaml.ts';
import type { Process } from './types.ts';

/** The definitions as one file: the head of their system, when all its parts are there, then part by part. */
export function systemYaml(processes: readonly Process[]): string {
  const head = processes[0]?.systemDefinition as { readonly parts?: readonly unknown[] } | undefined;
  const ids = processes.map(({ id }) => id);
  const isWhole = head?.parts?.every((part) =>
    ids.includes(typeof part === 'string' ? part : String((part as { id?: unknown }).id)),
  );
  const documents = processes.map(toYaml);
  if (head === undefined || !isWhole) return documents.join('---\n');
  const named = new Document({ ...head, parts: ids }, { aliasDuplicateObjects: false });
  return [named.toString({ lineWidth: 0, flowCollectionPadding: false }), ...documents].join('---\n');
}
