import { recipeOf, recipes } from '../../../lib/recipes/list.ts';
import { loadedCrm } from '../../../lib/recipes/loaded-crm.ts';
import type { Recipe } from '../../../lib/recipes/recipe.ts';
import { load } from '../../server/load.ts';

/** The recipe that is shown, and whether the files loaded now are of its CRM. */
export type Asked = { readonly recipe: Recipe; readonly isLoaded: boolean };

async function shownCrm(): Promise<string | null> {
  const served = await load((engine) => engine.served());
  if (!served.ok) return null;
  return loadedCrm(served.value[served.value.shown].path);
}

/** The recipe of the CRM that is asked for, else that of the loaded files, else the first. */
export async function askedRecipe(crm: string | null): Promise<Asked> {
  const loaded = await shownCrm();
  const recipe = recipeOf(crm) ?? recipeOf(loaded) ?? recipes[0];
  return { recipe, isLoaded: recipe.crm === loaded };
}
