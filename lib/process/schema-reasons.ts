import { z } from 'zod';
import { flag, id, strict, text, texts } from './schema-checks.ts';
import { words } from './schema-words.ts';

const reason = strict(
  {
    id,
    name: words.optional(),
    en: text.optional(),
    ru: text.optional(),
    synonyms: texts.optional(),
    parent: text.optional(),
    needs: texts.optional(),
    group: text.optional(),
    suggested: flag.optional(),
  },
  'map',
  'reason',
);
const reasonList = z.array(z.union([text, reason], { error: 'reasons' }), { error: 'reasons' });
/** The classifier of reasons: a list, or lists by name with remarks beside them. */
export const reasons = z.union(
  [
    reasonList,
    z
      .object({
        suggested: flag.optional(),
        note: text.optional(),
        origin: text.optional(),
        empty: texts.optional(),
      })
      .catchall(reasonList)
      .meta({ place: 'reasons' }),
  ],
  { error: 'reasons' },
);
