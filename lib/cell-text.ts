import type { Language } from './messages.ts';

/** A value as people read it: a list with commas, a number in the language's form, a dash for what is absent. */
export function cellText(value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'number') return value.toLocaleString(language, { maximumFractionDigits: 3 });
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (Array.isArray(value)) return value.map((one) => cellText(one, language)).join(', ') || '–';
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${name} ${cellText(one, language)}`)
      .join('; ');
  }
  // Control characters from an export must not steer a terminal.
  return String(value).replace(/\p{Cc}/gu, ' ');
}
