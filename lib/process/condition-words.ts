import type { Words } from './types.ts';

type Range = { readonly min?: number; readonly max?: number };

const clients: Readonly<Record<string, Words>> = {
  new: { en: 'new clients', ru: 'новые клиенты' },
  existing: { en: 'existing clients', ru: 'действующие клиенты' },
};

const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How the page that shows a condition calls fields and writes numbers. */
export type Speech = {
  readonly language: keyof Words;
  readonly nameOf: (field: string) => string;
  readonly numberOf: (value: number) => string;
};

function rangeText({ min, max }: Range, { language, numberOf }: Speech): string {
  const [from, to] = language === 'en' ? ['from', 'to'] : ['от', 'до'];
  return [min !== undefined && `${from} ${numberOf(min)}`, max !== undefined && `${to} ${numberOf(max)}`]
    .filter(Boolean)
    .join(' ');
}

/** An `applies_when` in words: to which cases something applies. */
export function conditionText(condition: Readonly<Record<string, unknown>>, speech: Speech): string {
  const { language, nameOf } = speech;
  return Object.entries(condition)
    .map(([field, wanted]) => {
      if (isRange(wanted)) return `${nameOf(field)} ${rangeText(wanted, speech)}`;
      const values = [wanted].flat().map(String);
      if (field === 'client') return values.map((one) => clients[one]?.[language] ?? one).join(', ');
      return `${nameOf(field)}: ${values.join(', ')}`;
    })
    .join('; ');
}
