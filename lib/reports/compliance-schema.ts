import { z } from 'zod';
import { evidenceSchema } from './compliance-evidence.ts';
import { instant, n, rate, words } from './shapes.ts';

export const severity = z.enum(['low', 'medium', 'high']);

/** What the report of compliance adds to the frame of every answer. */
export const schema = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      severity,
      judged: z.boolean(),
      why: z.string().nullable(),
      flags: n.nullable(),
      flags_now: n.nullable(),
      waived: n
        .nullable()
        .describe('Flags that people accepted: in the list, and in none of the other counts.'),
      cases: n.nullable(),
      exposed: n.nullable(),
      share: rate,
      ci_low: rate,
      ci_high: rate,
    }),
  ),
  flags: z.array(
    z.object({
      rule: z.string(),
      severity,
      case: z.string(),
      stage: z.string().nullable(),
      owner: z.string().nullable(),
      at: instant,
      state: z.enum(['now', 'past']),
      basis: z.string().nullable(),
      evidence: z.array(evidenceSchema),
      message: words,
      waived: z.boolean(),
      waiver: z
        .object({ id: z.string(), reason: z.string(), author: z.string(), until: z.string().nullable() })
        .nullable(),
    }),
  ),
  flags_total: n,
  by_owner: z.array(
    z.object({
      owner: z.string().nullable(),
      rule: z.string(),
      flags: n,
      flags_now: n,
      cases: n,
      exposed: n,
      share: rate,
      ci_low: rate,
      ci_high: rate,
      distinct: z.boolean().describe('Whether the share differs from that of all the others beyond chance.'),
    }),
  ),
  by_month: z
    .array(z.object({ month: z.string(), rule: z.string(), flags: n, cases: n }))
    .describe('Only rules whose flags stay when the case moves on; months without flags are left out.'),
});
