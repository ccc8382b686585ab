import { z } from 'zod';
import { isCalendar } from '../calendar/working-days.ts';
import { flag, strict, text } from './schema-checks.ts';
import { hours } from './schema-lists.ts';

const bilingual = strict({ en: text.optional(), ru: text.optional() }, 'words').refine(
  ({ en, ru }) => en !== undefined || ru !== undefined,
  'words',
);

/** A text, or one in each language. */
export const words = z.union([text, bilingual], { error: 'words' });

const calendar = text.refine(isCalendar, 'calendar');

/** The days that count: an id, or an id with the hours of a working day. */
export const calendarForm = z.union(
  [
    calendar,
    strict({ days: calendar, hours: hours.optional(), suggested: flag.optional() }, 'calendar', 'calendar'),
  ],
  { error: 'calendar' },
);
