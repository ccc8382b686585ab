import { csv, json } from './support.ts';

const id = (no: number) => `3b1f0f4e-2b7c-ef11-ac20-00000000000${no}`;
export const ids = [1, 2, 3].map(id) as [string, string, string];
const jane = '9c1f0f4e-0000-ef11-ac20-000000000001';
const shown = '@OData.Community.Display.V1.FormattedValue';
const odata = (name: string, value: readonly unknown[]) =>
  json({ '@odata.context': `https://example.crm.dynamics.com/api/data/v9.2/$metadata#${name}`, value });

const deal = (no: number, state: number, reason: number, phase: string, more: object = {}) => ({
  opportunityid: id(no),
  name: `Rollout ${no}`,
  estimatedvalue: 12000,
  actualvalue: null,
  estimatedclosedate: '2025-05-30',
  actualclosedate: null,
  closeprobability: 90,
  statecode: state,
  statuscode: reason,
  stepname: phase,
  _ownerid_value: jane,
  createdon: '2025-02-03T09:11:04Z',
  ...more,
});

const change = (no: number, createdon: string, before: object, after: object) => ({
  '@odata.type': '#Microsoft.Dynamics.CRM.AttributeAuditDetail',
  AuditRecord: { auditid: `audit-${createdon}`, createdon, _userid_value: jane, _objectid_value: id(no) },
  OldValue: { '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', ...before },
  NewValue: { '@odata.type': '#Microsoft.Dynamics.CRM.opportunity', ...after },
});

const opportunities = odata('opportunities', [
  deal(1, 0, 1, '2-Develop'),
  deal(2, 1, 3, '3-Propose', { actualvalue: 11000, actualclosedate: '2025-04-01' }),
  deal(3, 2, 4, '1-Qualify', {
    actualclosedate: '2025-05-01',
    [`statuscode${shown}`]: 'Canceled',
    [`_ownerid_value${shown}`]: 'Jane Roe',
  }),
]);
const users = odata('systemusers', [{ systemuserid: jane, fullname: 'Jane Roe' }]);

/** An open, a won and a lost opportunity; the lost one was lost before and reopened. */
export const audited = {
  'opportunities.json': opportunities,
  'systemusers.json': users,
  'audit.json': json({
    AuditDetailCollection: {
      MoreRecords: false,
      AuditDetails: [
        change(
          1,
          '2025-03-09T08:05:56Z',
          { stepname: '1-Qualify', estimatedclosedate: '2025-03-31' },
          { stepname: '2-Develop', estimatedclosedate: '2025-05-30' },
        ),
        change(2, '2025-03-01T08:00:00Z', { stepname: '1-Qualify' }, { stepname: '3-Propose' }),
        change(2, '2025-04-01T08:00:00Z', { statecode: 0 }, { statecode: 1, estimatedvalue: 11000 }),
        change(3, '2025-03-01T08:00:00Z', { statecode: 0 }, { statecode: 2 }),
        change(3, '2025-04-10T08:00:00Z', { statecode: 2 }, { statecode: 0 }),
        change(3, '2025-05-01T08:00:00Z', { statecode: 0 }, { statecode: 2 }),
      ],
    },
  }),
};

const qualify = '15322a8f-67b8-47fb-8763-13a28686c29d';
const develop = '3a275c22-fc45-4e89-97fc-41e5ec578743';
export const flows = {
  'opportunities.json': opportunities,
  'opportunitysalesprocesses.json': odata('opportunitysalesprocesses', [
    {
      businessprocessflowinstanceid: 'flow-1',
      _opportunityid_value: id(1),
      _activestageid_value: develop,
      activestagestartedon: '2025-03-09T08:05:56Z',
      traversedpath: `${qualify},${develop}`,
      createdon: '2025-02-03T09:11:04Z',
    },
    {
      businessprocessflowinstanceid: 'flow-2',
      _opportunityid_value: id(2),
      _activestageid_value: qualify,
      activestagestartedon: '2025-02-03T09:11:05Z',
      traversedpath: qualify,
      createdon: '2025-02-03T09:11:04Z',
    },
  ]),
  'processstages.json': odata('processstages', [
    { processstageid: qualify, stagename: 'Qualify', stagecategory: 0 },
    { processstageid: develop, stagename: 'Develop', stagecategory: 1 },
  ]),
};

export const list = {
  'My Open Opportunities.csv': csv(
    '(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,Est. close date,Est. revenue,Actual Close Date,Probability,Pipeline Phase,Status,Status Reason,Owner,Created On',
    `${id(1)},abc==,2025-03-09 08:05,Acme rollout,Acme GmbH,2025-05-30,12000,,90,3-Propose,Open,In Progress,Jane Roe,2025-02-03 09:11`,
    `${id(2)},abd==,45726.5,North pilot,North AB,2025-05-30,900.5,2025-04-01,0,1-Qualify,Lost,Out-Sold,Jane Roe,45691.382`,
  ),
};
