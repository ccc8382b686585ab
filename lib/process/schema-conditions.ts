import { z } from 'zod';
import { scalar, strict } from './schema-checks.ts';

const bound = z.number({ error: 'number' });

const range = strict({ min: bound.optional(), max: bound.optional() }, 'condition', 'range')
  .refine(({ min, max }) => min !== undefined || max !== undefined, 'condition')
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, 'range');

const wanted = z.union([range, z.array(scalar).min(1, 'condition'), scalar], { error: 'condition' });

const clients = new Set<unknown>(['new', 'existing']);

/**
 * To which cases a part, a stage, a rule, a criterion or a required field applies: a value or values by field, a range
 * of a number, `client: new | existing`.
 */
export const condition = z
  .record(z.string(), wanted, { error: 'condition' })
  .refine((fields) => Object.keys(fields).length > 0, 'condition')
  .superRefine((fields, context) => {
    const client = fields.client;
    const named = Array.isArray(client) ? client : [client];
    if (client !== undefined && !named.every((one) => clients.has(one)))
      context.addIssue({ code: 'custom', message: 'client', path: ['client'] });
  });
