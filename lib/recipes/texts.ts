import { findText, type Language } from '../messages.ts';
import type { Part, Recipe } from './recipe.ts';

/** Texts of recipes in a language. */
export type RecipeTexts = ReturnType<typeof recipeTexts>;

/** The texts of recipes; a key without words shows as itself. */
export function recipeTexts(language: Language) {
  const text = (key: string, values?: Record<string, string>) => findText(language, key, values) ?? key;
  const numbered = (key: string, n: number) => Array.from({ length: n }, (_, at) => text(`${key}.${at + 1}`));
  return {
    text,
    /** The texts `recipe.CRM.LIST.1` and on. */
    list: ({ crm }: Recipe, list: string, n: number) => numbered(`recipe.${crm}.${list}`, n),
    of: ({ crm }: Recipe, name: 'name' | 'history' | 'reach' | 'answer') => text(`recipe.${crm}.${name}`),
    ways: ({ ways }: Part) => ways.map((way) => text(`recipes.way.${way}`)).join(', '),
    unlocks: ({ unlocks }: Part) => unlocks.map((id) => text(`capability.${id}.name`)),
  };
}
