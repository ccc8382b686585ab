import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { VoronkaError } from '../errors.ts';
import { type AliasField, aliasFields } from './alias-fields.ts';

/** Which state of a process a stage of the CRM is, where its definition does not say; no pipeline = in any. */
export type StageChoice = {
  readonly process: string;
  readonly pipeline: string | null;
  readonly stage: string;
  readonly state: string;
};

/** Spellings and the name each stands for, by what they are of. */
export type Aliases = Readonly<Partial<Record<AliasField, Readonly<Record<string, string>>>>>;

/** What people have told a workspace about names in its exports. */
export type Choices = { readonly stages: readonly StageChoice[]; readonly aliases: Aliases };

const text = z.string().min(1);
const spellings = z.record(text, text.nullable());
const changeSchema = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        process: text,
        pipeline: z.string().nullish(),
        stage: text,
        state: text.nullable(),
      }),
    )
    .nullish(),
  aliases: z
    .strictObject({
      owner: spellings.nullish(),
      source: spellings.nullish(),
      reason: spellings.nullish(),
    })
    .nullish(),
});

/** Choices to add; a null state or name takes the choice back. */
export type ChoicesChange = z.infer<typeof changeSchema>;

/** The keys of `workspace.yaml` that hold choices. */
export const choicesShape = changeSchema.shape;

/** @throws VoronkaError usage naming the part that is wrong */
export function checkChoices(value: unknown, where = 'choices'): ChoicesChange {
  const checked = changeSchema.safeParse(value ?? {});
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw new VoronkaError(
    'usage',
    `${where}: ${issue.path.join('.') || 'the whole'}: ${issue.message}`,
    'Expected: {"stages": [{"process", "pipeline", "stage", "state"}], "aliases": {"owner": {"A. Smith": "Anna Smith"}}}.',
  );
}

/** A file of choices, YAML or JSON. @throws VoronkaError usage */
export function readChoices(path: string): ChoicesChange {
  try {
    return checkChoices(parse(readFileSync(path, 'utf8')), path);
  } catch (cause) {
    if (cause instanceof VoronkaError) throw cause;
    throw new VoronkaError('usage', `${path}: ${(cause as Error).message.split('\n')[0]}`, undefined, {
      cause,
    });
  }
}

const keyOf = (one: { process: string; pipeline?: string | null | undefined; stage: string }) =>
  JSON.stringify([one.process, one.pipeline ?? null, one.stage]);

/** What is remembered after a change; the later choice of one stage or spelling stands. */
export function mergeChoices(known: Choices, change: ChoicesChange): Choices {
  const stages = new Map(known.stages.map((one) => [keyOf(one), one]));
  for (const one of change.stages ?? []) {
    stages.delete(keyOf(one));
    if (one.state !== null)
      stages.set(keyOf(one), { ...one, pipeline: one.pipeline ?? null, state: one.state });
  }
  const aliases: Partial<Record<AliasField, Record<string, string>>> = {};
  for (const field of aliasFields) {
    const all = Object.entries({ ...known.aliases[field], ...change.aliases?.[field] });
    const held = all.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== entry[0]);
    if (held.length > 0) aliases[field] = Object.fromEntries(held);
  }
  return { stages: [...stages.values()], aliases };
}

/** The name that each spelling stands for in the end: a chain is followed, a circle ends where it closes. */
export function namesOf(spelled: Readonly<Record<string, string>>): Map<string, string> {
  const end = (spelling: string): string => {
    const seen = new Set([spelling]);
    let name = spelled[spelling]!;
    while (spelled[name] !== undefined && !seen.has(name)) {
      seen.add(name);
      name = spelled[name]!;
    }
    return name;
  };
  return new Map(Object.keys(spelled).map((spelling) => [spelling, end(spelling)]));
}
