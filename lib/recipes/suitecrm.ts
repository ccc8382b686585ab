import { part, type Recipe } from './recipe.ts';

const table = (name: string, columns: string) => `SELECT ${columns}\nFROM ${name} WHERE deleted = 0`;

/** SuiteCRM. */
export const suitecrm: Recipe = {
  crm: 'suitecrm',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      2,
      ['GET https://YOUR-SUITECRM/Api/V8/module/Opportunities?page[number]=1&page[size]=20'],
      { also: ['win_rate'] },
    ),
    part('stage_history', ['database'], 3, [
      `SELECT id, parent_id, date_created, created_by, field_name, data_type,
       before_value_string, after_value_string, before_value_text, after_value_text
FROM opportunities_audit ORDER BY date_created, id`,
    ]),
    part('field_history', ['database'], 1),
    part('activities', ['database', 'request'], 1, [
      table(
        'tasks',
        'id, name, status, priority, parent_type, parent_id, contact_id, date_due, date_start, date_entered, assigned_user_id',
      ),
      table(
        'meetings',
        'id, name, status, parent_type, parent_id, date_start, date_end, date_entered, assigned_user_id',
      ),
      table(
        'calls',
        'id, name, status, direction, parent_type, parent_id, date_start, date_end, date_entered, assigned_user_id',
      ),
    ]),
    part(
      'dictionaries',
      ['database'],
      1,
      ['SELECT id, user_name, first_name, last_name, department\nFROM users'],
      {
        without: ['win_rate'],
      },
    ),
  ],
  lacks: 3,
  limits: 3,
  format: 3,
  unsure: 2,
};
