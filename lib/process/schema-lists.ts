import { z } from 'zod';
import { flag, id, oneOf, strict, text, texts } from './schema-checks.ts';

const number = z.number({ error: 'number' });
const entry = { id, en: text.optional(), ru: text.optional(), suggested: flag.optional() };
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'list' }).optional();

const field = strict(
  { ...entry, type: text.optional(), star: flag.optional(), needs: texts.optional() },
  'map',
  'custom_field',
);

/** Times of a working day: `["09:00", "18:00"]`. */
export const hours = z
  .tuple([z.string(), z.string()], { error: 'hours' })
  .refine(
    ([from, to]) => [from, to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) && from < to,
    'hours',
  );

/** Classifiers that a definition may carry in place of the shared ones of processes/shared.yaml. */
export const classifiers = {
  fields: strict(
    {
      deal: listOf(field),
      lead: listOf(field),
      contract: listOf(field),
      contact: listOf(field),
      account: listOf(field),
    },
    'fields',
    'fields',
  ).optional(),
  roles: listOf(strict({ ...entry, match: texts.optional() }, 'map', 'role')),
  activity_types: listOf(strict({ ...entry, match: texts.optional() }, 'map', 'activity_type')),
  sources: listOf(
    strict(
      {
        ...entry,
        match: texts.optional(),
        direction: oneOf(['inbound', 'outbound', 'unknown'], 'source').optional(),
      },
      'map',
      'source',
    ),
  ),
  signals: listOf(strict({ ...entry, match: texts.optional() }, 'map', 'signal')),
  after_loss: listOf(strict({ ...entry, needs: texts.optional() }, 'map', 'after_loss')),
  won_reasons: listOf(strict({ ...entry, match: texts.optional() }, 'map', 'won_reason')),
  pause_reasons: listOf(strict({ ...entry, match: texts.optional() }, 'map', 'pause_reason')),
  placeholders: strict(
    {
      text: z.array(z.string({ error: 'text' }), { error: 'texts' }).optional(),
      amount: z.array(number, { error: 'numbers' }).optional(),
      phone: texts.optional(),
      email_domain: texts.optional(),
      no_is_an_answer: texts.optional(),
      other_reason: texts.optional(),
    },
    'map',
    'placeholders',
  ).optional(),
};
