import { z } from 'zod';
import { metricNames, reportOf } from './ask.ts';
import { writePaths } from './openapi-writes.ts';
import { type Query, querySchema } from './schema/query.ts';
import { version } from './version.ts';

const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }),
});

const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string(),
  build: z.string().nullable(),
  as_of: z.string().nullable(),
});

/** What every answer carries; each metric adds its own lists. */
const answerSchema = z.looseObject({
  metric: z.string(),
  process: z.string().nullable(),
  as_of: z.string().meta({ description: 'ISO 8601, UTC' }),
  as_of_exact: z.boolean(),
  build: z.string(),
  filters: z.record(z.string(), z.unknown()),
  ignored: z.array(z.string()),
  n_cases: z.int().min(0),
  excluded: z.array(z.object({ reason: z.string(), unit: z.string(), n: z.int() })),
});

function parameters(): unknown[] {
  const list = Object.entries(querySchema.shape)
    .filter(([name]) => name !== ('custom' satisfies keyof Query))
    .map(([name, schema]) => ({
      name,
      in: 'query',
      required: false,
      schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
      style: 'form',
      explode: true,
    }));
  const custom = { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } };
  return [
    ...list,
    {
      name: 'custom',
      in: 'query',
      required: false,
      description: 'custom.NAME=value, repeatable',
      schema: custom,
    },
  ];
}

const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
const arrow = { 'application/vnd.apache.arrow.stream': { schema: { type: 'string', format: 'binary' } } };

const failures = Object.fromEntries(
  Object.entries({ 400: 'wrong use', 404: 'unknown', 409: 'no build yet', 500: 'failure' }).map(
    ([status, description]) => [status, { description, content: json('Error') }],
  ),
);

function get(summary: string, given: readonly unknown[], content: unknown): unknown {
  return {
    get: {
      summary,
      parameters: given,
      responses: { 200: { description: 'the answer', content }, ...failures },
    },
  };
}

/** Each metric's own keys, beside those of every answer. */
function metricSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    metricNames().map((name) => {
      const own = z.toJSONSchema(reportOf(name).schema, { unrepresentable: 'any' });
      return [`Metric.${name}`, { allOf: [{ $ref: '#/components/schemas/Answer' }, own] }];
    }),
  );
}

/** The description of the HTTP interface, made from the schemas that check it. */
export function openApi(): Record<string, unknown> {
  const filters = parameters();
  const inPath = (name: string, schema: unknown) => ({ name, in: 'path', required: true, schema });
  const rows = { ...json('Answer'), ...arrow };
  return {
    openapi: '3.1.0',
    info: { title: 'Voronka', version },
    paths: {
      '/api/health': get('Whether the server answers, and from which build', [], json('Health')),
      '/api/v1/metrics/{name}': get(
        'One metric',
        [inPath('name', { type: 'string', enum: metricNames() }), ...filters],
        {
          'application/json': {
            schema: { anyOf: metricNames().map((name) => ({ $ref: `#/components/schemas/Metric.${name}` })) },
          },
        },
      ),
      '/api/v1/deals': get('Deals with flags and probability', filters, rows),
      '/api/v1/deals/{id}': get(
        'One deal with its timeline',
        [inPath('id', { type: 'string' })],
        json('Answer'),
      ),
      '/api/v1/flags': get('Flags of the rules', filters, rows),
      '/api/v1/visits': get('Visits of cases in stages', filters, rows),
      ...writePaths(filters),
      '/api/v1/openapi.json': {
        get: { summary: 'This description', responses: { 200: { description: 'OpenAPI' } } },
      },
    },
    components: {
      schemas: {
        Answer: z.toJSONSchema(answerSchema),
        Error: z.toJSONSchema(errorSchema),
        Health: z.toJSONSchema(healthSchema),
        ...metricSchemas(),
      },
    },
  };
}
