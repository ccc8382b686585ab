import { among, type Field, type Form, type Reading } from './form.ts';
import { crm } from './zoho.ts';
import { linked } from './zoho-analytics.ts';
import { time, timeOf } from './zoho-lists.ts';

type Columns = Readonly<Record<string, Field>>;
const cards = ['POTENTIALID', 'LEADID', 'CONTACTID', 'ACCOUNTID'];
const activity = (name: string, needs: Form['needs'], columns: Columns): Form => ({
  crm,
  name: `${name}, Analytics export`,
  needs: [...needs, 'Subject', cards],
  tables: [
    {
      kind: 'activities',
      columns: {
        deal_id: linked('POTENTIALID'),
        lead_id: linked('LEADID'),
        contact_id: linked('CONTACTID'),
        account_id: linked('ACCOUNTID'),
        subject: 'Subject',
        created_at: time('Created Time'),
        ...columns,
      },
    },
  ],
});

const calls = activity('calls', ['Call Start Time', 'Call Type', 'Call Owner'], {
  activity_id: ['TASKID', 'CALLID'],
  type: () => `'call'`,
  done_at: time('Call Start Time'),
  owner: 'Call Owner',
  direction: (reading) =>
    among(reading.get('Call Type'), { outbound: 'outbound', inbound: 'inbound', missed: 'inbound' }),
  result: 'Call Result',
});

const events = activity('events', ['Start DateTime', 'Event Owner'], {
  activity_id: 'EVENTID',
  type: () => `'meeting'`,
  due_at: time('Start DateTime'),
  owner: 'Event Owner',
});

const taskDone = (reading: Reading) => `lower(${reading.get('Status')}) = 'completed'`;
const tasks = activity('tasks', ['Task Owner', 'Due Date', 'Status'], {
  activity_id: 'TASKID',
  type: () => `'task'`,
  due_at: time('Due Date'),
  done_at: (reading) =>
    `case when ${taskDone(reading)} then ${timeOf(reading, reading.has('Closed Time') ? 'Closed Time' : 'Modified Time')} end`,
  status: (reading) => `case when ${taskDone(reading)} then 'done' else 'planned' end`,
  owner: 'Task Owner',
});

const unused = (
  name: string,
  needs: Form['needs'],
  why = `a table of Zoho that no figure reads: ${name}`,
): Form => ({
  crm,
  name: `${name}, Analytics export`,
  needs,
  tables: [],
  unused: why,
});

const notRead = [
  {
    ...unused(
      'tasks without cards',
      ['Task Owner', 'Subject', 'Due Date', 'Status'],
      `its rows do not say which card they belong to; what says it: the columns ${cards.join(', ')}`,
    ),
    not: cards,
  },
  unused('campaigns', ['CAMPAIGNID', 'Campaign Name', 'Budgeted Cost']),
  unused('leads of campaigns', ['Campaign Name', 'Lead Last Name', 'Is Lead Active?']),
  unused('products', ['PRODUCTID', 'Product Name', 'Product Owner']),
  unused('quotes', ['QUOTEID', 'Quote Owner', 'Quote Stage']),
];

/** Zoho CRM as Zoho Analytics exports it: calls, events, tasks, and what is not read (CSV). */
export const zohoAnalyticsActivities: readonly Form[] = [calls, events, tasks, ...notRead];
