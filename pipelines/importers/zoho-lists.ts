import { entry, type Field, type Form, onlyPresent, type Reading } from './form.ts';
import { clean, closed, crm, status } from './zoho.ts';

/** The times of tables follow the user's settings, some with the month by name. */
const forms = ['%b %d, %Y %I:%M %p', '%b %d, %Y %I:%M:%S %p', '%b %d, %Y', '%d %b, %Y %H:%M:%S', '%d %b, %Y'];
/** A time in any of them. */
export const time =
  (...names: string[]): Field =>
  (reading) => {
    const text = reading.get(...names);
    return `coalesce(strftime(try_strptime(${text}, [${forms.map((form) => `'${form}'`).join(', ')}]), '%Y-%m-%d %H:%M:%S'), ${text})`;
  };
/** The day of such a time. */
export const day =
  (...names: string[]): Field =>
  (reading) =>
    `left(${(time(...names) as (r: Reading) => string)(reading)}, 10)`;
/** SQL of such a time. */
export const timeOf = (reading: Reading, name: string) => (time(name) as (r: Reading) => string)(reading);

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

/** Zoho CRM and Bigin: list exports (CSV). */
export const zohoLists: readonly Form[] = [dealTable];
