import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { builtInFolder } from './folders.ts';
import type { Words } from './types.ts';

const words = z.strictObject({ en: z.string(), ru: z.string() });
const named = { id: z.string(), en: z.string(), ru: z.string() };

const fieldsSchema = z.strictObject({
  fields: z.record(
    z.enum(['lead', 'deal', 'contact', 'account', 'contract']),
    z.array(z.strictObject({ ...named, type: z.string(), star: z.literal(true).optional() })),
  ),
});

const kpisSchema = z.strictObject({
  kpis: z.array(z.strictObject({ ...named, unit: z.string(), def_en: z.string(), def_ru: z.string() })),
});

const adviceSchema = z.strictObject({
  advice: z.array(
    z.strictObject({
      id: z.string(),
      origin: z.enum(['step6', 'mistakes', 'guide', 'map', 'ours']),
      zone: z.enum(['attraction', 'presentation', 'negotiation', 'delivery', 'all']),
      link: z.tuple([z.string(), z.string()]).optional(),
      when: z.looseObject({ min_n: z.number().int().positive() }),
      title: words,
      improve: z.array(words).min(1),
      look_first: z.array(z.union([z.string(), z.strictObject({ kpi: z.string(), by: z.string() })])).min(1),
      not_this_if: words.optional(),
      success: z.string(),
      expect: words.optional(),
    }),
  ),
});

const wordsSchema = z.strictObject({
  statuses: z.strictObject({
    best: z.tuple([z.number(), z.number()]),
    bad: z.number(),
    few: z.number(),
  }),
  activity_like: z.array(z.string()),
  not_activity: z.array(z.string()),
  pause_like: z.array(z.string()),
  pause_exempt: z.array(z.string()),
  catch_all: z.array(z.string()),
});

const catalogues = new Map<string, unknown>();

/** A file of the built-in folder, read and checked once. */
function read<Catalogue>(file: string, schema: z.ZodType<Catalogue>): Catalogue {
  const known = catalogues.get(file);
  if (known !== undefined) return known as Catalogue;
  const made = schema.parse(parse(readFileSync(join(builtInFolder(), file), 'utf8')));
  catalogues.set(file, made);
  return made;
}

/** A field that the methodologies ask for and the file formats do not have; `star` = a rule or a KPI needs it. */
export type CustomField = Words & { readonly id: string; readonly type: string; readonly star?: true };

export type FieldOwner = 'lead' | 'deal' | 'contact' | 'account' | 'contract';

/** Custom fields of the methodologies by whose card carries them: `processes/fields.yaml`. */
export function customFields(): Readonly<Record<FieldOwner, readonly CustomField[]>> {
  return read('fields.yaml', fieldsSchema).fields as Record<FieldOwner, CustomField[]>;
}

/** A measure that the methodologies name: its unit in words and its definition in both languages. */
export type Kpi = {
  readonly id: string;
  readonly name: Words;
  readonly unit: string;
  readonly definition: Words;
};

/** The KPIs of the methodologies: `processes/kpis.yaml`. */
export function kpiCatalogue(): Kpi[] {
  return read('kpis.yaml', kpisSchema).kpis.map(({ id, en, ru, unit, def_en, def_ru }) => ({
    id,
    name: { en, ru },
    unit,
    definition: { en: def_en, ru: def_ru },
  }));
}

/** One pattern of a weak link: when it shows, what to try, what to look at first. */
export type Advice = z.infer<typeof adviceSchema>['advice'][number];

/** The advice by weak link: `processes/advice.yaml`. */
export function adviceCatalogue(): Advice[] {
  return read('advice.yaml', adviceSchema).advice;
}

/** Words by which a stage's name is held for an action, a pause or a heap, and how many statuses are many. */
export type StageNameWords = z.infer<typeof wordsSchema>;

/** The words of the process check: `processes/process-check.yaml`. */
export function stageNameWords(): StageNameWords {
  return read('process-check.yaml', wordsSchema);
}
