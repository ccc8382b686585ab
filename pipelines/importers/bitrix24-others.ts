import { crm, user } from './bitrix24.ts';
import { among, type Field, type Form, type Reading, toldApart, word } from './form.ts';

const semantics = { s: 'won', success: 'won', f: 'lost', failure: 'lost', apology: 'lost' };

/** Funnel number of a dictionary of stages: DEAL_STAGE is the first funnel's, DEAL_STAGE_4 the fourth's. */
const funnel = (reading: Reading) =>
  `coalesce(nullif(regexp_extract(${reading.get('ENTITY_ID')}, '^DEAL_STAGE_(\\d+)$', 1), ''), '0')`;

const dictionary: Form = {
  crm,
  name: 'dictionaries (stages, sources), REST',
  at: ['result'],
  needs: ['ENTITY_ID', 'STATUS_ID', 'NAME'],
  tables: [
    {
      kind: 'stages',
      where: (reading) =>
        `${reading.get('ENTITY_ID')} = 'STATUS' or ${reading.get('ENTITY_ID')} like 'DEAL_STAGE%'`,
      columns: {
        pipeline: (reading) =>
          `case when ${reading.get('ENTITY_ID')} <> 'STATUS' then ${word('pipeline', funnel(reading))} end`,
        stage: 'STATUS_ID',
        name: 'NAME',
        position: 'SORT',
        kind: (reading) =>
          `coalesce(${among(reading.get('SEMANTICS'), semantics)}, ${among(`(${reading.record}) ->> '$.EXTRA.SEMANTICS'`, semantics)}, 'open')`,
      },
    },
    {
      kind: 'words',
      where: (reading) => `${reading.get('ENTITY_ID')} = 'SOURCE'`,
      columns: { field: () => `'source'`, id: 'STATUS_ID', name: 'NAME' },
    },
  ],
};

/** `crm.status.entity.types`: what dictionaries there are, without their entries. */
const dictionaryTypes: Form = {
  crm,
  name: 'names of dictionaries, REST',
  at: ['result'],
  needs: ['ID', 'NAME', 'SEMANTIC_INFO'],
  tables: [],
  unused:
    'a table of Bitrix24 that no figure reads: names of dictionaries (their entries come from crm.status.list)',
};

const funnels: Form = {
  crm,
  name: 'funnels, REST',
  at: ['result', 'categories'],
  needs: ['id', 'name', 'entityTypeId'],
  tables: [
    {
      kind: 'pipelines',
      columns: {
        pipeline: 'name',
        name: 'name',
        is_default: (reading) => `${reading.get('isDefault')} = 'Y'`,
      },
    },
    { kind: 'words', columns: { field: () => `'pipeline'`, id: 'id', name: 'name' } },
  ],
};

const fullName: Field = (reading) =>
  toldApart(
    `coalesce(nullif(trim(concat_ws(' ', ${reading.get('NAME')}, ${reading.get('LAST_NAME')})), ''), ${reading.get('EMAIL')})`,
    reading.get('EMAIL'),
  );

const users: Form = {
  crm,
  name: 'users, REST',
  at: ['result'],
  needs: ['ID', 'LAST_NAME', ['WORK_POSITION', 'USER_TYPE', 'UF_DEPARTMENT']],
  tables: [
    { kind: 'users', columns: { user: fullName, name: fullName } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'ID', name: fullName } },
  ],
};

const owns = (kinds: Readonly<Record<string, string>>, reading: Reading) => (type: string) =>
  `case when ${reading.get('OWNER_TYPE_ID')} = '${kinds[type]}' then ${reading.get('OWNER_ID')} end`;
const ownerTypes = { lead: '1', deal: '2', contact: '3', company: '4' };

const activities: Form = {
  crm,
  name: 'activities, REST',
  at: ['result'],
  needs: ['OWNER_TYPE_ID', 'OWNER_ID', 'COMPLETED'],
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: 'ID',
        lead_id: (reading) => owns(ownerTypes, reading)('lead'),
        deal_id: (reading) => owns(ownerTypes, reading)('deal'),
        contact_id: (reading) => owns(ownerTypes, reading)('contact'),
        account_id: (reading) => owns(ownerTypes, reading)('company'),
        type: (reading) => among(reading.get('TYPE_ID'), { 1: 'meeting', 2: 'call', 3: 'task', 4: 'email' }),
        subject: 'SUBJECT',
        created_at: 'CREATED',
        due_at: ['DEADLINE', 'END_TIME'],
        done_at: (reading) =>
          `case when ${reading.get('COMPLETED')} = 'Y' then ${reading.get('END_TIME', 'LAST_UPDATED')} end`,
        status: (reading) =>
          `case ${reading.get('COMPLETED')} when 'Y' then 'done' when 'N' then 'planned' end`,
        owner: user('RESPONSIBLE_ID'),
        direction: (reading) => among(reading.get('DIRECTION'), { 1: 'inbound', 2: 'outbound' }),
      },
    },
  ],
};

/** Bitrix24: dictionaries, people of the team and activities, as the REST methods answer. */
export const bitrix24Others: readonly Form[] = [dictionary, dictionaryTypes, funnels, users, activities];
