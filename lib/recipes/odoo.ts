import { part, type Recipe } from './recipe.ts';

const call = (model: string, domain: string, options: string) =>
  `POST https://YOUR-ODOO/jsonrpc

{"jsonrpc": "2.0", "method": "call", "params": {"service": "object", "method": "execute_kw",
 "args": ["DATABASE", USER-ID, "API-KEY", "${model}", "search_read", [${domain}],
          {${options}, "limit": 1000, "offset": 0, "order": "id", "context": {"active_test": false}}]}}`;
const fields = (...names: string[]) => `"fields": [${names.map((name) => `"${name}"`).join(', ')}]`;

/** Odoo CRM. */
export const odoo: Recipe = {
  crm: 'odoo',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      3,
      [
        call(
          'crm.lead',
          '[]',
          fields(
            ...[
              'id',
              'name',
              'type',
              'active',
              'stage_id',
              'team_id',
              'user_id',
              'partner_id',
              'expected_revenue',
            ],
            ...['probability', 'date_deadline', 'date_closed', 'date_last_stage_update', 'lost_reason_id'],
            ...['source_id', 'company_currency', 'create_date', 'write_date', 'activity_date_deadline'],
          ),
        ),
      ],
      { also: ['reasons', 'teams'] },
    ),
    part('stage_history', ['database', 'request'], 4, [
      `SELECT t.id, m.res_id, m.date, m.author_id, f.name AS field_name,
       t.old_value_integer, t.new_value_integer, t.old_value_char, t.new_value_char, t.old_value_float, t.new_value_float
FROM mail_tracking_value t
JOIN mail_message m ON m.id = t.mail_message_id
JOIN ir_model_fields f ON f.id = t.field_id
WHERE m.model = 'crm.lead' AND f.name IN ('stage_id', 'active', 'expected_revenue', 'user_id')
ORDER BY m.res_id, m.date, t.id`,
      call(
        'mail.tracking.value',
        '[["mail_message_id.model", "=", "crm.lead"]]',
        fields(
          ...['id', 'field_id', 'old_value_integer', 'new_value_integer', 'old_value_char', 'new_value_char'],
          ...['old_value_float', 'new_value_float', 'mail_message_id', 'create_date'],
        ),
      ),
      call(
        'mail.message',
        '[["model", "=", "crm.lead"]]',
        fields('id', 'res_id', 'model', 'date', 'author_id'),
      ),
    ]),
    part('field_history', ['database', 'request'], 1, [], { without: ['pushes'] }),
    part('activities', ['request'], 1, [
      call(
        'mail.activity',
        '[["res_model", "=", "crm.lead"]]',
        fields(
          'id',
          'res_id',
          'res_model',
          'activity_type_id',
          'summary',
          'date_deadline',
          'user_id',
          'create_date',
        ),
      ),
    ]),
    part(
      'dictionaries',
      ['request'],
      2,
      [
        call('crm.stage', '[]', fields('id', 'name', 'sequence', 'is_won')),
        call('res.users', '[]', fields('id', 'name', 'login')),
        call('ir.model.fields', '[["model", "=", "crm.lead"]]', fields('id', 'name', 'model', 'ttype')),
      ],
      { without: ['teams'] },
    ),
  ],
  lacks: 3,
  limits: 3,
  format: 3,
  unsure: 3,
};
