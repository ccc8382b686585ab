import { z } from 'zod';

/** A value that may be repeated: one string or several; repeated names are OR. */
const many = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
const number = z.coerce.number().refine(Number.isFinite, 'a number is expected');
const count = z.coerce.number().int().min(0);

export const groupings = [
  'source',
  'owner',
  'team',
  'segment',
  'product',
  'pipeline',
  'amount_band',
  'client',
  'month',
  'quarter',
] as const;

const grouping = z
  .string()
  .refine((name) => (groupings as readonly string[]).includes(name) || /^custom\..+/.test(name), {
    error: `group_by is one of ${groupings.join(', ')} or custom.NAME`,
  });

/** The filters of CONTRACT 2: the same for commands, HTTP and page addresses. `custom.NAME` goes to `custom`. */
export const querySchema = z
  .object({
    process: z.string().min(1),
    from: day,
    to: day,
    basis: z.enum(['created', 'entered', 'exited', 'closed']),
    as_of: z.string().min(4),
    policy: z.enum(['implied', 'observed', 'strict']),
    source: many,
    owner: many,
    team: many,
    segment: many,
    product: many,
    pipeline: many,
    deal: many,
    amount_min: number,
    amount_max: number,
    custom: z.record(z.string(), many),
    currency: z.enum(['base', 'constant']),
    clock: z.enum(['calendar', 'working']),
    unit: z.enum(['visit', 'case']),
    period: z
      .string()
      .regex(/^\d{4}(-(Q[1-4]|\d{2}|W\d{2}))?$/, 'a period is 2026, 2026-Q4, 2026-11 or 2026-W47'),
    group_by: many.pipe(z.array(grouping).max(2)),
    limit: count,
    offset: count,
    sort: z.string().min(1),
    rule: many,
    stage: many,
    outcome: many,
    figure: z.string().min(1),
    key: many,
    reason: many,
    category: many,
    path: z.string().min(1),
    q: z.string().min(1),
  })
  .partial()
  .strict();

export type Query = z.infer<typeof querySchema>;
