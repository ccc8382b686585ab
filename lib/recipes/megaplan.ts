import { part, type Recipe } from './recipe.ts';

/** Megaplan. */
export const megaplan: Recipe = {
  crm: 'megaplan',
  access: 1,
  parts: [
    part('deals', ['request'], 3, ['GET https://YOUR-ACCOUNT.megaplan.ru/BumsTradeApiV01/Deal/list.api'], {
      without: ['by_source', 'close_dates'],
    }),
    part('stage_history', ['lists'], 2),
    part('field_history', ['lists'], 1, [], { without: ['pushes'] }),
    part('activities', ['none'], 1),
    part('dictionaries', ['request'], 1, [], { without: ['win_rate', 'teams'] }),
  ],
  lacks: 3,
  limits: 2,
  format: 2,
  unsure: 3,
};
