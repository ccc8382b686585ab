import { csv, json } from './support.ts';

const deal = (id: string, stage: string, more: object = {}) => ({
  type: 'Opportunity',
  id,
  attributes: {
    name: `Rollout ${id}`,
    sales_stage: stage,
    amount: '12000.5',
    probability: '65',
    date_closed: '2025-05-30',
    date_entered: '2025-02-03T09:11:04+00:00',
    date_modified: '2025-03-09T08:05:56+00:00',
    lead_source: 'Partner',
    assigned_user_id: 'u-1',
    deleted: '0',
    ...more,
  },
});

const audit = csv(
  'id,parent_id,date_created,created_by,field_name,data_type,before_value_string,after_value_string,before_value_text,after_value_text',
  'a1,op1,2025-03-09 08:05:56,u-1,sales_stage,enum,Prospecting,Proposal/Price Quote,,',
  'a2,op1,2025-03-09 08:05:56,u-1,date_closed,date,2025-03-31,2025-05-30,,',
  'a3,op1,2025-03-10 08:05:56,u-1,amount_usdollar,currency,10000,12000.5,,',
  'a4,op1,2025-03-11 08:05:56,u-1,assigned_user_id,relate,,u-1,,',
  'a5,op2,2025-04-01 08:05:56,u-1,sales_stage,enum,Prospecting,Closed Won,,',
);
const users = json({
  data: [
    { type: 'User', id: 'u-1', attributes: { user_name: 'jane', first_name: 'Jane', last_name: 'Roe' } },
  ],
});

export const api = {
  'Opportunities.json': json({
    data: [
      deal('op1', 'Proposal/Price Quote'),
      deal('op2', 'Closed Won'),
      deal('op3', 'Prospecting', { deleted: '1' }),
    ],
    meta: { 'total-pages': 1 },
    links: {},
  }),
  'Users.json': users,
  'opportunities_audit.csv': audit,
};

export const tables = {
  'opportunities.csv': csv(
    'id,name,date_entered,sales_stage,amount,date_closed,probability,assigned_user_id,deleted',
    'op1,Rollout,2025-02-03 09:11:04,Proposal/Price Quote,12000.5,2025-05-30,65,u-1,0',
    'op3,Gone,2025-02-03 09:11:04,Prospecting,1,2025-05-30,10,u-1,1',
  ),
  'users.csv': csv('id,user_name,first_name,last_name', 'u-1,jane,Jane,Roe'),
  'opportunities_audit.csv': audit,
};

export const list = {
  'Opportunities.csv': csv(
    '"ID","Opportunity Name","Account Name","Sales Stage","Probability (%)","Opportunity Amount","Expected Close Date","Lead Source","Next Step","Assigned to","Date Created"',
    '"op1","Rollout","Acme GmbH","Proposal/Price Quote","65","12,000.50","05/30/2025","Partner","","Jane Roe","02/23/2025 09:11"',
    '"op2","Pilot","North AB","Closed Lost","0","900.50","04/30/2025","","","Jane Roe","02/13/2025 09:11"',
  ),
};
