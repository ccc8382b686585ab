import { z } from 'zod';

/** Prefix of the schema's text for unknown keys; the known ones follow it. */
export const unknownKeys = 'unknown keys; known:';

/**
 * An object that takes only these keys; the error names them so that the reader gets the nearest.
 * @param place where in the format it stands: the words of its keys are `definition.PLACE.KEY`
 */
export function strict<Shape extends z.ZodRawShape>(shape: Shape, expectation = 'map', place?: string) {
  const schema = z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${unknownKeys}${Object.keys(shape).join(' ')}` : expectation,
  });
  return place === undefined ? schema : schema.meta({ place });
}

export const text = z.string({ error: 'text' }).min(1, 'text');
export const texts = z.array(text, { error: 'texts' });
export const flag = z.boolean({ error: 'flag' });
export const id = z.string({ error: 'id' }).regex(/^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$/u, 'id');
export const oneOf = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  expectation: string,
) => z.enum(values, { error: expectation });

export const oneOrMore = z.union([text, texts.min(1, 'texts')], { error: 'texts' });
const count = z.number({ error: 'number' }).min(0, 'number');

/** A number, a text or yes / no. */
export const scalar = z.union([z.string().min(1), z.number(), z.boolean()], { error: 'scalar' });

/** What an activity is and how many of them; expectations and checks share it. */
export const activityKeys = {
  type: oneOrMore.optional(),
  min: count.optional(),
  keywords: texts.optional(),
};

/** Refuses an object that does not have exactly one key. */
export const isOne = (value: object) => Object.keys(value).length === 1;

const contact = strict(
  { decision_maker: flag.optional(), role: oneOrMore.optional(), min: count.optional() },
  'map',
  'contact',
);

const checkKeys = {
  field: text.optional(),
  fields: texts.min(1, 'texts').optional(),
  is: z
    .record(z.string(), z.array(scalar, { error: 'is' }).min(1, 'is'), { error: 'is' })
    .refine((fields) => Object.keys(fields).length > 0, 'is')
    .optional(),
  activity: strict(
    { ...activityKeys, since: oneOf(['stage', 'start'], 'since').optional() },
    'map',
    'activity',
  ).optional(),
  planned: strict({ type: oneOrMore.optional() }, 'map', 'planned').optional(),
  contact: contact.optional(),
  link: oneOf(['account', 'contact', 'lead', 'deal', 'contract'], 'link').optional(),
  date: text.optional(),
  tasks: oneOf(['closed'], 'tasks').optional(),
  required: z.literal(true, { error: 'isTrue' }).optional(),
  judge: text.regex(/^(person|rule \w+)$/, 'judge').optional(),
};

/** A check of PROCESSES section 3: exactly one of the forms, `any` and `all` taking others. */
export type Check = { any?: Check[]; all?: Check[] } & {
  [Key in keyof typeof checkKeys]?: z.infer<(typeof checkKeys)[Key]>;
};

export const check: z.ZodType<Check> = z.lazy(() => {
  const others = z.array(check, { error: 'list' }).min(1, 'check').optional();
  return strict({ ...checkKeys, any: others, all: others }, 'check', 'check').refine(isOne, 'check');
}) as z.ZodType<Check>;
