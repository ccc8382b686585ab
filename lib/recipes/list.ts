import { amocrm } from './amocrm.ts';
import { bitrix24 } from './bitrix24.ts';
import { creatio } from './creatio.ts';
import { dynamics } from './dynamics.ts';
import { espocrm } from './espocrm.ts';
import { hubspot } from './hubspot.ts';
import { megaplan } from './megaplan.ts';
import { odoo } from './odoo.ts';
import { pipedrive } from './pipedrive.ts';
import type { Recipe } from './recipe.ts';
import { salesforce } from './salesforce.ts';
import { suitecrm } from './suitecrm.ts';
import { zoho } from './zoho.ts';

/** Every recipe, the one that is shown when none is asked for first. */
export const recipes: readonly [Recipe, ...Recipe[]] = [
  bitrix24,
  amocrm,
  creatio,
  megaplan,
  salesforce,
  hubspot,
  pipedrive,
  zoho,
  dynamics,
  odoo,
  espocrm,
  suitecrm,
];

/** The recipe of a CRM by the name that importers give it; null for another word. */
export function recipeOf(crm: string | null | undefined): Recipe | null {
  return recipes.find((one) => one.crm === crm) ?? null;
}
