import { among, type Field, type Form, inside } from './form.ts';
import { crm, owner } from './hubspot.ts';

/** The first card of a kind that the record is joined to. */
const linked =
  (what: string): Field =>
  ({ record }) =>
    inside(record, `$.associations.${what}.results[0].id`);

type Times = { readonly due_at?: Field; readonly done_at: Field; readonly status: Field };

/** Records of one type of activity: their properties begin with its name. */
const activities = (
  type: Field,
  name: string,
  needs: Form['needs'],
  subject: string,
  times: Times,
): Form => ({
  crm,
  name: `${name}, API`,
  at: ['results'],
  within: 'properties',
  needs: ['hs_timestamp', subject, ...needs],
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: ['id', 'hs_object_id'],
        deal_id: linked('deals'),
        account_id: linked('companies'),
        contact_id: linked('contacts'),
        type,
        subject,
        created_at: 'hs_createdate',
        ...times,
        owner,
      },
    },
  ],
});

const tasks = activities(
  (reading) =>
    `coalesce(${among(reading.get('hs_task_type'), { call: 'call', email: 'email', meeting: 'meeting' })}, 'task')`,
  'tasks',
  ['hs_task_status'],
  'hs_task_subject',
  {
    due_at: 'hs_timestamp',
    done_at: (reading) =>
      `case when ${reading.get('hs_task_status')} = 'COMPLETED' then ${reading.get('hs_task_completion_date', 'hs_lastmodifieddate')} end`,
    status: (reading) =>
      `case when ${reading.get('hs_task_status')} = 'COMPLETED' then 'done' else 'planned' end`,
  },
);

const calls = activities(() => `'call'`, 'calls', [], 'hs_call_title', {
  done_at: 'hs_timestamp',
  status: () => `'done'`,
});

const meetings = activities(() => `'meeting'`, 'meetings', [], 'hs_meeting_title', {
  due_at: ['hs_meeting_start_time', 'hs_timestamp'],
  done_at: (reading) =>
    `case when ${reading.get('hs_meeting_outcome')} = 'COMPLETED' then ${reading.get('hs_meeting_end_time', 'hs_timestamp')} end`,
  status: (reading) =>
    `case ${reading.get('hs_meeting_outcome')} when 'COMPLETED' then 'done' when 'CANCELED' then 'cancelled' else 'planned' end`,
});

/** HubSpot: tasks, calls and meetings as the API answers, asked with their associations. */
export const hubspotActivities: readonly Form[] = [tasks, calls, meetings];
