import { closing, crm } from './dynamics.ts';
import { among, type Field, type Form, onlyPresent, type Reading } from './form.ts';

const { finalState, status, phase, whenClosed, whenState } = closing;

/** A date that a spreadsheet keeps as the number of days since 1899-12-30. */
const time =
  (...names: string[]): Field =>
  (reading) => {
    const text = reading.get(...names);
    return `case when regexp_matches(${text}, '^\\d{5}(\\.\\d+)?$')
      then strftime(timestamp '1899-12-30' + to_seconds(round(try_cast(${text} as double) * 86400)), '%Y-%m-%d %H:%M:%S') else ${text} end`;
  };
const text = (field: Field, reading: Reading) => (field as (reading: Reading) => string)(reading);

const currencyNames = {
  'us dollar': 'USD',
  euro: 'EUR',
  'pound sterling': 'GBP',
  'russian ruble': 'RUB',
  'российский рубль': 'RUB',
};

const dealTable: Form = {
  crm,
  name: 'opportunities, list export',
  needs: [
    ['Topic', '(Do Not Modify) Opportunity'],
    ['Est. revenue', 'Est. close date', 'Est. Revenue'],
    ['Status', 'Status Reason'],
  ],
  warning: onlyPresent('auditing'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: (reading) => {
          // Read only to keep it out of the card's fields.
          reading.get('(Do Not Modify) Row Checksum');
          return `coalesce(${reading.get('(Do Not Modify) Opportunity')}, ${reading.get('Topic')})`;
        },
        name: 'Topic',
        stage: (reading) =>
          `coalesce(${finalState(reading.get('Status'))}, ${phase(reading.get('Pipeline Phase', 'Process Stage', 'Sales Stage'))})`,
        status: (reading) => status(reading.get('Status')),
        amount: (reading) =>
          `coalesce(${whenState(reading, 'won', reading.get('Actual Revenue'))}, ${reading.get('Est. revenue')})`,
        currency: (reading) =>
          `coalesce(${among(reading.get('Currency'), currencyNames)}, ${reading.get('Currency')})`,
        probability: 'Probability',
        forecast_category: 'Forecast Category',
        source: ['Source Campaign', 'Lead Source'],
        owner: 'Owner',
        account: ['Potential Customer', 'Account'],
        created_at: time('Created On'),
        updated_at: time('(Do Not Modify) Modified On', 'Modified On', 'Last Modified Date'),
        expected_close_date: (reading) => `left(${text(time('Est. close date'), reading)}, 10)`,
        closed_at: (reading) =>
          whenClosed(
            reading,
            `coalesce(${text(time('Actual Close Date'), reading)}, ${text(time('Est. close date'), reading)})`,
          ),
        lost_reason: (reading) => whenState(reading, 'lost', reading.get('Status Reason')),
        revenue_actual: 'Actual Revenue',
      },
    },
  ],
};

/** Dynamics 365 Sales: the list export (CSV). */
export const dynamicsLists: readonly Form[] = [dealTable];
