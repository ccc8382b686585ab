import { entry, type Field, type Form, inside, onlyPresent, type Reading, utc, word } from './form.ts';
import { both, unguarded } from './shapes.ts';

/** The CRM as its forms name it. */
export const crm = 'odoo';

/** Nothing is `false`, whatever the type of the field. */
export const clean = (text: string): string => `nullif(${text}, 'false')`;

/** A link is `[id, name]`, or a bare id in tables of the database. */
export const linkId = (reading: Reading, key: string): string => {
  const bare = reading.get(key);
  return `coalesce(${inside(reading.record, `$.${key}[0]`)}, case when ${bare} not like '[%' then ${bare} end)`;
};
/** The name of a link; for a bare id the one that another file gives. */
export const linkName =
  (key: string, field = key): Field =>
  (reading) =>
    `coalesce(${inside(reading.record, `$.${key}[1]`)}, ${word(field, linkId(reading, key))})`;
/** A time, which Odoo writes in UTC. */
export const at =
  (...names: string[]): Field =>
  (reading) =>
    utc(reading.get(...names));
/** Booleans are read from the record: there `false` is a value. */
const isFalse = (reading: Reading, key: string) =>
  `lower(${inside(reading.record, `$.${key}`)}) in ('false', 'f', '0')`;

const lossReason = (reading: Reading) =>
  `coalesce(${inside(reading.record, '$.lost_reason_id[1]')}, ${inside(reading.record, '$.lost_reason[1]')}, ${word('lost reason', reading.get('lost_reason_id'))})`;

/** A lost opportunity is archived with no chance; its stage is the one where it was, even a won one. */
const isLost = (reading: Reading) =>
  `coalesce(${isFalse(reading, 'active')} and (coalesce(try_cast(${reading.get('probability')} as double), 0) = 0
    or ${reading.get('lost_reason_id', 'lost_reason')} is not null), false)`;
const stageId = (reading: Reading) => linkId(reading, 'stage_id');
const isWon = (reading: Reading) =>
  `coalesce(${entry('stage kind', 'name', stageId(reading))} = 'won', ${reading.get('date_closed')} is not null and try_cast(${reading.get('probability')} as double) = 100, false)`;
const ofKind = (wanted: string) => (reading: Reading) =>
  wanted === 'lead'
    ? `coalesce(${reading.get('type')} = 'lead', false)`
    : `coalesce(${reading.get('type')}, 'opportunity') <> 'lead'`;
const lostAt = (reading: Reading) => entry('lost at', 'name', reading.get('id'));

const cases: Form[] = both({
  crm,
  name: 'leads and opportunities',
  at: ['result'],
  needs: ['id', 'name', 'stage_id', ['expected_revenue', 'date_deadline', 'team_id', 'probability']],
  clean,
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      where: ofKind('opportunity'),
      columns: {
        deal_id: 'id',
        name: 'name',
        stage: (reading) => `case when ${isLost(reading)} then '__lost' else ${stageId(reading)} end`,
        status: (reading) =>
          `case when ${isLost(reading)} then 'lost' when ${isWon(reading)} then 'won' else 'open' end`,
        amount: 'expected_revenue',
        currency: linkName('company_currency'),
        probability: 'probability',
        source: linkName('source_id'),
        traffic_source: linkName('medium_id'),
        owner: linkName('user_id'),
        team: linkName('team_id'),
        account_id: (reading) => linkId(reading, 'partner_id'),
        account: (reading) =>
          `coalesce(${inside(reading.record, '$.partner_id[1]')}, ${reading.get('partner_name')})`,
        created_at: at('create_date'),
        updated_at: at('write_date'),
        stage_entered_at: at('date_last_stage_update'),
        expected_close_date: 'date_deadline',
        closed_at: (reading) =>
          `case when ${isLost(reading)} then coalesce(${utc(reading.get('date_closed'))}, ${lostAt(reading)}, ${utc(reading.get('write_date'))})
            when ${isWon(reading)} then coalesce(${utc(reading.get('date_closed'))}, ${utc(reading.get('date_last_stage_update'))}) end`,
        lost_reason: lossReason,
        next_step: 'activity_summary',
        next_step_date: 'activity_date_deadline',
      },
    },
    {
      kind: 'leads',
      keepsOthers: true,
      where: ofKind('lead'),
      columns: {
        lead_id: 'id',
        name: 'name',
        stage: stageId,
        status: (reading) => `case when ${isLost(reading)} then 'rejected' else 'open' end`,
        source: linkName('source_id'),
        traffic_source: linkName('medium_id'),
        owner: linkName('user_id'),
        team: linkName('team_id'),
        account_id: (reading) => linkId(reading, 'partner_id'),
        created_at: at('create_date'),
        updated_at: at('write_date'),
        assigned_at: at('date_open'),
        closed_at: (reading) => `case when ${isLost(reading)} then ${utc(reading.get('date_closed'))} end`,
        rejection_reason: lossReason,
        company: 'partner_name',
        phone: ['phone', 'mobile'],
        email: 'email_from',
      },
    },
    {
      kind: 'words',
      where: (reading) => `${stageId(reading)} is not null`,
      columns: { field: () => `'present stage'`, id: 'id', name: stageId },
    },
  ],
});

const stageKind: Field = (reading) =>
  `case when lower(${reading.get('is_won')}) in ('true', 't', '1') then 'won' else 'open' end`;

const stages: Form[] = both({
  crm,
  name: 'stages',
  at: ['result'],
  needs: ['id', 'name', 'sequence', 'is_won'],
  clean,
  tables: [
    {
      kind: 'stages',
      columns: { stage: 'id', name: 'name', position: 'sequence', kind: stageKind },
    },
    { kind: 'words', columns: { field: () => `'stage kind'`, id: 'id', name: stageKind } },
  ],
});

const won = (reading: Reading) => reading.get('Stage');
const tableLost = (reading: Reading) =>
  `coalesce(lower(${reading.get('Active')}) = 'false' and (coalesce(try_cast(${reading.get('Probability')} as double), 0) = 0 or ${reading.get('Lost Reason')} is not null), false)`;
const tableWon = (reading: Reading) =>
  `coalesce(try_cast(${reading.get('Probability')} as double) = 100 and (${reading.get('Closed Date')} is not null or lower(${won(reading)}) = 'won'), false)`;

/** The list as shown; the number inside an external id is the one that histories name. */
const dealTable: Form = {
  crm,
  name: 'opportunities, list export',
  needs: [
    ['External ID', 'ID', 'Opportunity'],
    ['Opportunity', 'Opportunity Name'],
    'Stage',
    'Expected Revenue',
  ],
  not: ['Sales Stage', 'Deal Name'],
  clean: unguarded,
  warning: `${onlyPresent('mail.tracking.value')} Lost ones are in it only where archived records were shown.`,
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      // A field with several values goes on in lines without the others.
      where: (reading) => `${reading.get('Opportunity', 'Opportunity Name')} is not null`,
      columns: {
        deal_id: (reading) => {
          const id = reading.get('External ID', 'ID');
          return `coalesce(nullif(regexp_extract(${id}, '\\bcrm_lead_(\\d+)_\\w+$', 1), ''), ${id}, ${reading.get('Opportunity', 'Opportunity Name')})`;
        },
        name: ['Opportunity', 'Opportunity Name'],
        stage: (reading) => `case when ${tableLost(reading)} then '__lost' else ${reading.get('Stage')} end`,
        status: (reading) =>
          `case when ${tableLost(reading)} then 'lost' when ${tableWon(reading)} then 'won' end`,
        amount: 'Expected Revenue',
        currency: ['Company Currency', 'Currency'],
        probability: 'Probability',
        source: 'Source',
        traffic_source: 'Medium',
        owner: 'Salesperson',
        team: 'Sales Team',
        account: ['Customer', 'Company Name'],
        created_at: ['Created on', 'Creation Date'],
        updated_at: 'Last Updated on',
        stage_entered_at: 'Last Stage Update',
        expected_close_date: 'Expected Closing',
        closed_at: (reading) =>
          `case when ${tableLost(reading)} or ${tableWon(reading)} then ${reading.get('Closed Date')} end`,
        lost_reason: 'Lost Reason',
      },
    },
  ],
};

/** Odoo CRM: opportunities, leads and stages (JSON-RPC, tables, list exports). */
export const odoo: readonly Form[] = [...cases, ...stages, dealTable];
