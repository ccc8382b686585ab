import type { Form } from './form.ts';

/** SQL: a cell without the quote that guards a spreadsheet against formulas: `'+7 …` is `+7 …`. */
export const unguarded = (text: string): string => `regexp_replace(${text}, '^''([-=+@])', '\\1')`;

/** The same records as an answer of the API and as a table of the CRM's own database, which no connector wrote. */
export function both(
  form: Omit<Form, 'at' | 'within'> & { readonly at: readonly string[]; readonly within?: string },
): Form[] {
  const { at: _at, within: _within, ...table } = form;
  const needs = form.needs.filter((need) => need !== 'attributes' && need !== 'type');
  return [
    { ...form, name: `${form.name}, API` },
    {
      ...table,
      needs: form.within ? needs : form.needs,
      not: [...(form.not ?? []), '_fivetran_synced'],
      name: `${form.name}, table`,
    },
  ];
}
