import { part, type Recipe } from './recipe.ts';

const get = (path: string) => `GET https://YOUR-COMPANY.pipedrive.com/v1/${path}`;

/** Pipedrive. */
export const pipedrive: Recipe = {
  crm: 'pipedrive',
  access: 1,
  parts: [
    part('deals', ['screen', 'request'], 3, [get('deals?status=all_not_deleted&start=0&limit=500')], {
      also: ['reasons', 'win_rate'],
    }),
    part('stage_history', ['request'], 3, [
      get('deals/120/flow?all_changes=1&items=dealChange&start=0&limit=500'),
    ]),
    part('field_history', ['request'], 1),
    part('activities', ['request'], 1, [get('activities?user_id=0&start=0&limit=500')]),
    part('dictionaries', ['request'], 1, [get('stages'), get('pipelines'), get('users')], {
      without: ['teams', 'win_rate'],
      also: ['forecast_crm'],
    }),
  ],
  lacks: 3,
  limits: 3,
  format: 2,
  unsure: 3,
};
