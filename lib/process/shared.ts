import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { builtInFolder } from './folders.ts';

const item = z.looseObject({ id: z.string(), en: z.string(), ru: z.string() });
const classifier = z.array(item);

const sharedSchema = z.object({
  placeholders: z.object({
    text: z.array(z.string()),
    amount: z.array(z.number()),
    phone: z.array(z.string()),
    email_domain: z.array(z.string()),
    no_is_an_answer: z.array(z.string()),
    other_reason: z.array(z.string()),
  }),
  roles: classifier,
  activity_types: z.array(item.extend({ match: z.array(z.string()) })),
  sources: z.array(item.extend({ direction: z.enum(['inbound', 'outbound', 'unknown']) })),
  signals: classifier,
  after_loss: z.array(item.extend({ needs: z.array(z.string()).optional() })),
  pause_reasons: classifier,
  won_reasons: classifier,
  calendar: z.object({
    days: z.string(),
    hours: z.tuple([z.string(), z.string()]),
    suggested: z.boolean().optional(),
  }),
  tax_ids: z.record(
    z.string(),
    z.object({
      ru: z.string(),
      digits: z.array(z.number()),
      checksum: z.boolean(),
      duplicate_key: z.array(z.string()),
    }),
  ),
});

/** Classifiers that all processes share, and the texts that count as empty. */
export type SharedClassifiers = z.infer<typeof sharedSchema>;

let shared: SharedClassifiers | undefined;

/** Reads `processes/shared.yaml`, once. */
export function sharedClassifiers(): SharedClassifiers {
  shared ??= sharedSchema.parse(parse(readFileSync(join(builtInFolder(), 'shared.yaml'), 'utf8')));
  return shared;
}
