import { z } from 'zod';
import { activityKeys, id, isOne, oneOf, oneOrMore, strict, text, texts } from './schema-checks.ts';
import { words } from './schema-words.ts';

const eventKeys = {
  date: text.optional(),
  field: text.optional(),
  activity: oneOrMore.optional(),
  activity_named: texts.min(1, 'texts').optional(),
  first_filled: text.optional(),
  created: strict(
    { direction: oneOf(['inbound', 'outbound'], 'direction').optional() },
    'map',
    'created',
  ).optional(),
  owner_team_changed: z.literal(true, { error: 'isTrue' }).optional(),
};

/** What says when something happened: exactly one of the forms, `any` taking others. */
export type Event = { any?: Event[] } & {
  [Key in keyof typeof eventKeys]?: z.infer<(typeof eventKeys)[Key]>;
};

const event: z.ZodType<Event> = z.lazy(() => {
  const others = z.array(event, { error: 'list' }).min(1, 'event').optional();
  return strict({ ...eventKeys, any: others }, 'event', 'event').refine(isOne, 'event');
}) as z.ZodType<Event>;

const point = { id, en: text.optional(), ru: text.optional(), stage: text.optional(), at: event };

/** A measured point that is not a stage: a meeting held, a proposal sent. */
export const milestone = strict(point, 'map', 'milestone');

/** An event to count in reports, by stage. */
export const trigger = strict(point, 'map', 'trigger');

/** An activity expected while a case is in the stage. */
export const expectation = strict(
  {
    ...activityKeys,
    id: id.optional(),
    en: text.optional(),
    ru: text.optional(),
    closes: oneOf(['won', 'lost'], 'closes').optional(),
  },
  'map',
  'expects',
);

const moments = z
  .array(z.string({ error: 'moment' }).regex(/^\w+( [+-] \d+ days?)?$/, 'moment'), { error: 'derive' })
  .min(1, 'moment');

/** Where a stay begins and ends when an entity has no stage history: dates, or `"ends_on - 90 days"`. */
export const derived = strict({ enter: moments, leave: moments }, 'derive', 'derive');

/** Who is told of what. */
export const noticed = strict({ to: text, split: texts.optional() }, 'map', 'notify');

/** Where a process may start by itself. */
export const startedFrom = strict({ lead_stage: words, kpis: texts.optional() }, 'map', 'started_from');

/** When a pipeline has too many statuses to be followed. */
export const processCheck = strict(
  {
    statuses_best: z
      .tuple([z.number({ error: 'number' }), z.number({ error: 'number' })], { error: 'pair' })
      .optional(),
    statuses_bad: z.number({ error: 'number' }).min(1, 'number').optional(),
    count: text.optional(),
  },
  'map',
  'process_check',
);
