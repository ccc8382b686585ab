import { part, type Recipe } from './recipe.ts';

const get = (path: string) => `GET https://YOUR-ESPO/api/v1/${path}`;

/** EspoCRM. */
export const espocrm: Recipe = {
  crm: 'espocrm',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      2,
      [get('Opportunity?maxSize=200&offset=0&orderBy=createdAt&order=asc')],
      {
        also: ['win_rate'],
      },
    ),
    part('stage_history', ['request'], 3, [
      get(
        'Note?where[0][type]=equals&where[0][attribute]=parentType&where[0][value]=Opportunity&maxSize=200&offset=0&orderBy=createdAt&order=asc',
      ),
      get('Opportunity/OPPORTUNITY/stream?maxSize=50&offset=0'),
    ]),
    part('field_history', ['request'], 1),
    part('activities', ['request'], 1, [
      get('Task?maxSize=200&offset=0'),
      get('Meeting?maxSize=200&offset=0'),
      get('Call?maxSize=200&offset=0'),
    ]),
    part('dictionaries', ['request'], 1, [get('User?maxSize=200&offset=0')], { without: ['win_rate'] }),
  ],
  lacks: 3,
  limits: 3,
  format: 2,
  unsure: 3,
};
