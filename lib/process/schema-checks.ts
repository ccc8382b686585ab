import { z } from 'zod';

/** Prefix of the schema's text for unknown keys; the known ones follow it. */
export const unknownKeys = 'unknown keys; known:';

/** An object that takes only these keys; the error names them so that the reader gets the nearest. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape, expectation = 'map') {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${unknownKeys}${Object.keys(shape).join(' ')}` : expectation,
  });
}

export const text = z.string({ error: 'text' }).min(1, 'text');
export const texts = z.array(text, { error: 'texts' });
export const flag = z.boolean({ error: 'flag' });
export const id = z.string({ error: 'id' }).regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$/u, 'id');
export const oneOf = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  expectation: string,
) => z.enum(values, { error: expectation });

const oneOrMore = z.union([text, texts], { error: 'texts' });
const count = z.number({ error: 'number' }).min(0, 'number');

const activity = strict({
  type: oneOrMore.optional(),
  min: count.optional(),
  since: text.optional(),
  keywords: texts.optional(),
});
const contact = strict({
  decision_maker: flag.optional(),
  role: oneOrMore.optional(),
  min: count.optional(),
});

const checkKeys = {
  field: text,
  fields: texts,
  is: z.record(z.string(), z.array(z.unknown(), { error: 'list' }), { error: 'map' }),
  activity,
  planned: strict({ type: oneOrMore.optional() }),
  contact,
  link: text,
  date: text,
  tasks: text,
  required: flag,
  judge: text,
};

/** A check of PROCESSES section 3: exactly one of the forms, `any` and `all` taking others. */
export type Check = { any?: Check[]; all?: Check[] } & Partial<{
  [Key in keyof typeof checkKeys]: z.infer<(typeof checkKeys)[Key]>;
}>;

export const check: z.ZodType<Check> = z.lazy(() =>
  z
    .strictObject(
      { ...checkKeys, any: z.array(check, { error: 'list' }), all: z.array(check, { error: 'list' }) },
      {
        error: (issue) =>
          issue.code === 'unrecognized_keys'
            ? `${unknownKeys}${[...Object.keys(checkKeys), 'any', 'all'].join(' ')}`
            : 'check',
      },
    )
    .partial()
    .refine((value) => Object.keys(value).length === 1, 'check'),
) as z.ZodType<Check>;

export const criterion = strict({
  id,
  basis: oneOf(['action', 'previous', 'ours'], 'basis').optional(),
  en: text.optional(),
  ru: text.optional(),
  check,
  applies_when: z.unknown().optional(),
});
