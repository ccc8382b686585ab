import { part, type Recipe } from './recipe.ts';

const call = (method: string, body: string) =>
  `POST https://YOUR-PORTAL.bitrix24.ru/rest/USER/WEBHOOK/${method}.json\n\n${body}`;

/** Bitrix24. */
export const bitrix24: Recipe = {
  crm: 'bitrix24',
  access: 2,
  parts: [
    part('deals', ['screen', 'request'], 3, [
      call(
        'crm.deal.list',
        '{"order": {"ID": "ASC"}, "filter": {">ID": 0}, "select": ["*", "UF_*"], "start": -1}',
      ),
    ]),
    part('stage_history', ['request'], 3, [
      call(
        'crm.stagehistory.list',
        '{"entityTypeId": 2, "order": {"ID": "ASC"}, "filter": {">ID": 0}, "start": 0}',
      ),
    ]),
    part('field_history', ['lists'], 1),
    part('activities', ['request'], 2, [
      call(
        'crm.activity.list',
        '{"order": {"ID": "ASC"}, "filter": {">ID": 0, "OWNER_TYPE_ID": 2}, "select": ["*"], "start": -1}',
      ),
    ]),
    part(
      'dictionaries',
      ['request'],
      2,
      [
        call('crm.status.list', '{"order": {"SORT": "ASC"}}'),
        call('crm.category.list', '{"entityTypeId": 2}'),
        call('user.get', '{"start": 0}'),
      ],
      { without: ['teams'] },
    ),
  ],
  lacks: 4,
  limits: 4,
  format: 3,
  unsure: 3,
};
