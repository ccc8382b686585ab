import { z } from 'zod';
import { flag, id, oneOf, strict, text, texts } from './schema-checks.ts';
import { classifiers } from './schema-lists.ts';
import { calendarForm, words } from './schema-words.ts';

const place = { part: text, stage: text.optional(), state: text.optional() };

/** A level of the whole way from a first sign to a renewal: a stage or a final state of one of the parts. */
export const link = strict(
  {
    ...place,
    id,
    n: z.number({ error: 'number' }).int('number').optional(),
    en: text.optional(),
    ru: text.optional(),
    // biome-ignore lint/suspicious/noThenProperty: the key of the format, no promise
    then: strict(place, 'map', 'then').optional(),
    data: text.optional(),
  },
  'map',
  'chain',
);

export const chain = z.array(link, { error: 'list' });

const zone = strict({ id, en: text.optional(), ru: text.optional(), links: texts }, 'map', 'zone');

/** The head of a system: its parts (ids of the documents that follow, or the parts themselves) and their chain. */
export const systemSchema = strict(
  {
    system: id,
    name: words.optional(),
    version: z.number({ error: 'version' }).int('version').min(1, 'version').optional(),
    parts: z
      .array(z.union([id, z.record(z.string(), z.unknown())], { error: 'parts' }), { error: 'list' })
      .min(1, 'parts'),
    chain: chain.optional(),
    sal: strict({ part: text, stage: text }, 'place', 'sal').optional(),
    handover: strict(
      {
        creates: z
          .array(oneOf(['account', 'contact', 'deal', 'contract'], 'creates'), { error: 'creates' })
          .optional(),
        deal_without_lead_allowed_when: texts.optional(),
      },
      'map',
      'handover',
    ).optional(),
    main_outcome: texts.optional(),
    zones: z.array(zone, { error: 'list' }).optional(),
    end_to_end: texts.optional(),
    link_unit: text.optional(),
    page: strict({ one_sheet: flag.optional(), per_block: texts.optional() }, 'map', 'page').optional(),
    next_step: strict(
      { required_on_every_exit: flag.optional(), consists_of: texts.optional() },
      'map',
      'next_step',
    ).optional(),
    calendar: calendarForm.optional(),
    ...classifiers,
  },
  'map',
  'system',
);

export type SystemDefinition = z.infer<typeof systemSchema>;
