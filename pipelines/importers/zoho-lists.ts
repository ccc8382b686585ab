import { entry, type Field, type Form, onlyPresent, type Reading } from './form.ts';
import { clean, closed, crm, kindOf, status } from './zoho.ts';

/** The times of tables follow the user's settings, some with the month by name. */
const forms = ['%b %d, %Y %I:%M %p', '%b %d, %Y %I:%M:%S %p', '%b %d, %Y', '%d %b, %Y %H:%M:%S', '%d %b, %Y'];
const time =
  (...names: string[]): Field =>
  (reading) => {
    const text = reading.get(...names);
    return `coalesce(strftime(try_strptime(${text}, [${forms.map((form) => `'${form}'`).join(', ')}]), '%Y-%m-%d %H:%M:%S'), ${text})`;
  };
const day =
  (...names: string[]): Field =>
  (reading) =>
    `left(${(time(...names) as (r: Reading) => string)(reading)}, 10)`;
const timeOf = (reading: Reading, name: string) => (time(name) as (r: Reading) => string)(reading);

const dealTable: Form = {
  crm,
  name: 'deals, list export',
  needs: [['Record Id', 'Deal Id'], 'Deal Name', 'Stage', ['Deal Owner', 'Closing Date']],
  clean,
  warning: onlyPresent('Stage_History'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: ['Record Id', 'Deal Id'],
        name: 'Deal Name',
        pipeline: ['Sub-Pipeline', 'Pipeline'],
        stage: 'Stage',
        status,
        amount: 'Amount',
        currency: 'Currency',
        probability: ['Probability (%)', 'Probability'],
        source: 'Lead Source',
        owner: 'Deal Owner',
        account_id: ['Account Name.id', 'Company Name.id'],
        account: ['Account Name', 'Company Name'],
        contact_id: 'Contact Name.id',
        created_at: time('Created Time'),
        updated_at: time('Modified Time'),
        stage_entered_at: (reading) =>
          entry('present stage since', 'name', reading.get('Record Id', 'Deal Id')),
        expected_close_date: day('Closing Date'),
        closed_at: (reading) =>
          closed(
            reading,
            `coalesce(${entry('present stage since', 'name', reading.get('Record Id', 'Deal Id'))}, ${timeOf(reading, 'Closing Date')})`,
          ),
        lost_reason: 'Reason For Loss',
        next_step: 'Next Step',
      },
    },
  ],
};

const analyticsName = (reading: Reading) => reading.get('Potential Name');

/** Deals by the old name of the module, without ids: where names repeat, the time of creation tells them apart. */
const analyticsTable: Form = {
  crm,
  name: 'deals, Analytics export',
  needs: ['Potential Name', 'Potential Owner', 'Stage'],
  warning: 'the table has neither ids nor stage history: the name of a deal stands for its id.',
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: (reading) => {
          const created = timeOf(reading, 'Created Time');
          const again = `row_number() over (partition by ${analyticsName(reading)}, ${created} order by n)`;
          return `case when count(*) over (partition by ${analyticsName(reading)}) = 1 then ${analyticsName(reading)}
            else concat_ws(' / ', ${analyticsName(reading)}, ${created}, case when ${again} > 1 then ${again} end) end`;
        },
        name: analyticsName,
        stage: 'Stage',
        status: (reading) =>
          `coalesce(case ${reading.get('Forecast Type')} when 'Closed Won' then 'won' when 'Closed Lost' then 'lost' when 'Open' then 'open' end, ${kindOf(reading.get('Stage'))})`,
        amount: 'Amount',
        probability: 'Probability',
        source: 'Lead Source',
        owner: 'Potential Owner',
        created_at: time('Created Time'),
        expected_close_date: day('Closing Date'),
        closed_at: (reading) => closed(reading, timeOf(reading, 'Closing Date')),
        lead_id: 'LEADID',
      },
    },
  ],
};

/** Zoho CRM, Bigin and Zoho Analytics: list exports (CSV). */
export const zohoLists: readonly Form[] = [dealTable, analyticsTable];
