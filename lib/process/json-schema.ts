import { z } from 'zod';
import { findText, type Language } from '../messages.ts';
import { ruleNames } from './rule-names.ts';
import { partSchema } from './schema.ts';
import { systemSchema } from './schema-system.ts';
import { nameKeys } from './yaml-file.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** What a key of the format is, in words; null when nothing is written of it. */
export function keyWords(language: Language, place: string, key: string): string | null {
  return findText(language, `definition.${place}.${key}`) ?? findText(language, `definition.any.${key}`);
}

/** Names that look like numbers (a CRM's stage 142) may stand without quotes: the reader keeps them as written. */
function takeNumbers(node: unknown): void {
  if (!isNode(node)) return;
  if (node.type === 'string' && node.enum === undefined) node.type = ['string', 'number'];
  for (const value of Object.values(node)) takeNumbers(value);
}

/** An editor then offers the names of rules. */
function nameRules(rules: Node): void {
  for (const form of Array.isArray(rules.anyOf) ? rules.anyOf : [rules])
    if (isNode(form) && form.type === 'object') form.propertyNames = { enum: [...ruleNames] };
}

/** Writes the words beside each key, and takes away the places, which are ours. */
function describe(node: unknown, language: Language): void {
  if (Array.isArray(node)) for (const item of node) describe(item, language);
  if (!isNode(node) || Array.isArray(node)) return;
  for (const value of Object.values(node)) describe(value, language);
  // Classes of letters are read by some editors only; the reader itself is stricter.
  if (typeof node.pattern === 'string' && node.pattern.includes('\\p{')) node.pattern = '^\\S+$';
  const { place, properties } = node;
  if (typeof place !== 'string' || !isNode(properties)) return;
  delete node.place;
  for (const [key, value] of Object.entries(properties)) {
    const description = keyWords(language, place, key);
    if (description !== null && isNode(value)) value.description = description;
    if (nameKeys.has(key)) takeNumbers(value);
    if (place === 'part' && key === 'rules' && isNode(value)) nameRules(value);
  }
}

const bare = () =>
  z.toJSONSchema(z.union([partSchema, systemSchema]), { io: 'input', unrepresentable: 'any' }) as Node;

/** Every key of the format with the place where it stands, in the order of the schema; a place's keys stand together. */
export function formatKeys(): { readonly place: string; readonly keys: readonly string[] }[] {
  const found = new Map<string, Set<string>>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    if (!isNode(node) || Array.isArray(node)) return;
    const { place, properties } = node;
    if (typeof place === 'string' && isNode(properties)) {
      const keys = found.get(place) ?? new Set<string>();
      for (const key of Object.keys(properties)) keys.add(key);
      found.set(place, keys);
    }
    for (const value of Object.values(node)) walk(value);
  };
  walk(bare());
  return [...found].map(([place, keys]) => ({ place, keys: [...keys] }));
}

/** The JSON Schema of a document of a definition file (a part, or the head of a system), for editors. */
export function definitionSchema(language: Language): Node {
  const schema = bare();
  describe(schema, language);
  return {
    $schema: schema.$schema,
    title: findText(language, 'definition.title'),
    ...schema,
  };
}
