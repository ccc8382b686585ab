import { csv, json } from './support.ts';

const rpc = (result: readonly unknown[]) => json({ jsonrpc: '2.0', id: 1, result });
const jane = [2, 'Jane Roe'];

const lead = (id: number, stage: unknown, more: object = {}) => ({
  id,
  name: `Rollout ${id}`,
  type: 'opportunity',
  active: true,
  stage_id: stage,
  user_id: jane,
  team_id: [1, 'Sales'],
  partner_id: [15, 'Acme GmbH'],
  phone: false,
  expected_revenue: 12000.5,
  probability: 60.5,
  date_deadline: '2025-05-30',
  date_closed: false,
  date_last_stage_update: '2025-03-09 08:05:56',
  lost_reason_id: false,
  company_currency: [1, 'EUR'],
  create_date: '2025-02-03 09:11:04',
  write_date: '2025-03-09 08:05:56',
  ...more,
});

const tracked = (id: number, message: number, field: [number, string], before: unknown, after: unknown) => ({
  id,
  field_id: field,
  mail_message_id: [message, 'Rollout'],
  create_date: '2025-01-01 00:00:00',
  old_value_integer: 0,
  new_value_integer: 0,
  old_value_char: false,
  new_value_char: false,
  old_value_float: 0,
  new_value_float: 0,
  ...(before as object),
  ...(after as object),
});
const stage = (old: number, now: number) => [{ old_value_integer: old }, { new_value_integer: now }] as const;
const stageField: [number, string] = [412, 'Stage (crm.lead)'];
const activeField: [number, string] = [413, 'Active (crm.lead)'];
const message = (id: number, deal: number, date: string, model = 'crm.lead') => ({
  id,
  model,
  res_id: deal,
  date,
  author_id: [3, 'Jane Roe'],
});

/** An open deal, a won one, and one lost in the won stage after it had been lost and restored. */
export const rpcAnswers = {
  'crm_lead.json': rpc([
    lead(42, [3, 'Proposition']),
    lead(43, [4, 'Won'], { probability: 100, date_closed: '2025-04-01 10:00:00' }),
    lead(44, [4, 'Won'], {
      active: false,
      probability: 0,
      date_closed: '2025-05-02 10:00:00',
      lost_reason_id: [1, 'Too expensive'],
    }),
    lead(45, [1, 'New'], { type: 'lead', phone: '+4930000000' }),
  ]),
  'crm_stage.json': rpc([
    { id: 1, name: 'New', sequence: 0, is_won: false },
    { id: 3, name: 'Proposition', sequence: 2, is_won: false },
    { id: 4, name: 'Won', sequence: 70, is_won: true },
  ]),
  'mail_message.json': rpc([
    message(7001, 42, '2025-03-09 08:05:56'),
    message(7002, 43, '2025-04-01 10:00:00'),
    message(7003, 44, '2025-04-01 10:00:00'),
    message(7004, 44, '2025-04-10 10:00:00'),
    message(7005, 44, '2025-04-20 10:00:00'),
    message(7006, 44, '2025-05-02 10:00:00'),
    message(7007, 44, '2025-05-03 10:00:00', 'res.partner'),
  ]),
  'mail_tracking_value.json': rpc([
    tracked(9001, 7001, stageField, ...stage(1, 3)),
    tracked(
      9002,
      7001,
      [414, 'Expected Revenue (crm.lead)'],
      { old_value_float: 10000 },
      { new_value_float: 12000.5 },
    ),
    tracked(9003, 7002, stageField, ...stage(1, 4)),
    tracked(9004, 7003, stageField, ...stage(1, 4)),
    tracked(9005, 7004, activeField, ...stage(1, 0)),
    tracked(9006, 7005, activeField, ...stage(0, 1)),
    tracked(9007, 7006, activeField, ...stage(1, 0)),
    tracked(9008, 7007, stageField, ...stage(1, 4)),
  ]),
};

/** Tables of a database, of older versions with the field's name, and the query that joins them. */
export const tables = {
  'crm_lead.csv': csv(
    'id,name,type,active,stage_id,user_id,expected_revenue,probability,date_deadline,create_date',
    '42,Rollout,opportunity,t,3,2,12000.5,60.5,2025-05-30,2025-02-03 09:11:04',
  ),
  'res_users.csv': csv('id,name,login', '2,Jane Roe,jane@example.com'),
  'history.csv': csv(
    'res_id,date,old_value_integer,old_value_char,new_value_integer,new_value_char,author_id',
    '42,2025-03-09 08:05:56,1,New,3,Proposition,3',
  ),
};

export const list = {
  'Lead_Opportunity (crm.lead).csv': csv(
    '"External ID","Opportunity","Customer","Phone","Salesperson","Stage","Expected Revenue","Probability","Expected Closing","Created on","Lost Reason","Active","Tags"',
    `"__export__.crm_lead_42_ab12cd34","Acme rollout","Acme GmbH","'+4930000000","Jane Roe","Proposition","12000.0","60.5","2025-05-30","2025-02-03 09:11:04","","True","Key"`,
    '"","","","","","","","","","","","","Partner"',
    '"__export__.crm_lead_44_ab12cd35","North pilot","North AB","","Jane Roe","Won","900.5","0.0","2025-05-30","2025-02-03 09:11:04","Too expensive","False",""',
  ),
};
