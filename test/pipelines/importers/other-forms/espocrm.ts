import { csv, json } from './support.ts';

const deal = (id: string, stage: string, more: object = {}) => ({
  id,
  name: `Rollout ${id}`,
  stage,
  lastStage: 'Proposal',
  amount: 12000.5,
  amountCurrency: 'EUR',
  probability: 50,
  closeDate: '2025-05-30',
  accountId: '65a1',
  accountName: 'Acme GmbH',
  assignedUserId: '5f01',
  assignedUserName: 'Jane Roe',
  createdAt: '2025-02-03 09:11:04',
  modifiedAt: '2025-03-09 08:05:56',
  ...more,
});

const note = (id: string, type: string, parentId: string, createdAt: string, data: object) => ({
  id,
  type,
  parentType: 'Opportunity',
  parentId,
  data,
  createdAt,
  createdById: '5f01',
  createdByName: 'Jane Roe',
});
const update = (was: object, became: object) => ({ fields: Object.keys(was), attributes: { was, became } });

export const api = {
  'Opportunity.json': json({ total: 2, list: [deal('65e1', 'Proposal'), deal('65e2', 'Closed Lost')] }),
  'Note.json': json({
    total: 6,
    list: [
      note(
        '4',
        'Update',
        '65e1',
        '2025-03-10 08:05:56',
        update({ closeDate: '2025-03-31' }, { closeDate: '2025-05-30' }),
      ),
      note('3', 'Update', '65e1', '2025-03-09 08:05:56', {
        ...update({ stage: 'Prospecting' }, { stage: 'Proposal' }),
        value: 'Proposal',
      }),
      note('1', 'Create', '65e1', '2025-02-03 09:11:04', {
        statusValue: 'Prospecting',
        statusField: 'stage',
        statusStyle: 'default',
      }),
      note('5', 'Status', '65e2', '2025-03-01 09:11:04', { field: 'stage', value: 'Proposal' }),
      note(
        '6',
        'Update',
        '65e2',
        '2025-04-01 09:11:04',
        update({ stage: 'Proposal' }, { stage: 'Closed Lost' }),
      ),
      { ...note('7', 'Post', '65e2', '2025-04-01 09:12:04', {}), post: 'A remark.' },
    ],
  }),
  'Call.json': json({
    total: 1,
    list: [
      {
        id: 'c1',
        name: 'Call back',
        status: 'Held',
        direction: 'Outbound',
        dateStart: '2025-03-01 09:00:00',
        dateEnd: '2025-03-01 09:05:00',
        parentType: 'Opportunity',
        parentId: '65e1',
        assignedUserName: 'Jane Roe',
        createdAt: '2025-02-28 09:00:00',
      },
    ],
  }),
};

export const list = {
  'Opportunity.csv': csv(
    'name,accountName,stage,amount,amountCurrency,probability,closeDate,assignedUserName,createdAt,phone',
    `Rollout,"Acme, GmbH",Negotiation,12000.5,EUR,80,2025-05-30,"Jane Roe","2025-02-03 09:11:04",'+79990000000`,
    'Pilot,North,"Closed Won",900,EUR,100,2025-04-30,"Jane Roe","2025-02-03 09:11:04",',
  ),
};
