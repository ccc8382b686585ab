import { part, type Recipe } from './recipe.ts';

const get = (path: string) => `GET https://YOUR-ACCOUNT.amocrm.ru/api/v4/${path}`;

/** amoCRM and Kommo. */
export const amocrm: Recipe = {
  crm: 'amocrm',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      3,
      [get('leads?with=contacts,loss_reason,source_id&limit=250&page=1')],
      { without: ['close_dates'], also: ['reasons'] },
    ),
    part('stage_history', ['request'], 3, [
      get('events?filter[type]=lead_status_changed&filter[entity]=lead&limit=100&page=1'),
      get(
        'events?filter[type]=lead_status_changed&filter[entity]=lead&filter[created_at][from]=1735678800&filter[created_at][to]=1738357199&limit=100&page=1',
      ),
    ]),
    part(
      'field_history',
      ['request'],
      2,
      [
        get(
          'events?filter[type]=entity_responsible_changed,sale_field_changed&filter[entity]=lead&limit=100&page=1',
        ),
      ],
      { without: ['pushes'] },
    ),
    part('activities', ['request'], 2, [get('tasks?filter[entity_type]=leads&limit=250&page=1')]),
    part('dictionaries', ['request'], 1, [
      get('leads/pipelines'),
      get('leads/loss_reasons?limit=250&page=1'),
      get('users?limit=250&page=1'),
    ]),
  ],
  lacks: 4,
  limits: 4,
  format: 3,
  unsure: 3,
};
