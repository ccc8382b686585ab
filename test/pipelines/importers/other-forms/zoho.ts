import { csv, json } from './support.ts';

const acme = '4150868000000269093';
const north = '4150868000000269094';
const jane = { name: 'Jane Roe', id: '4150868000000225013' };
const link = (id: string, name: string) => ({ name, id });

const deal = (id: string, name: string, stage: string, more: object = {}) => ({
  id,
  Deal_Name: name,
  Stage: stage,
  Pipeline: 'Standard',
  Amount: 12000,
  Currency: 'EUR',
  Probability: 90,
  Closing_Date: '2025-05-30',
  Account_Name: link('4150868000000251001', 'Acme GmbH'),
  Owner: jane,
  Reason_For_Loss__s: null,
  Created_Time: '2025-02-03T09:11:04+03:00',
  ...more,
});

const row = (deal: object | null, stage: string, next: string | null, time: string, amount = 12000) => ({
  id: `41508680000003100${time.slice(8, 10)}`,
  Potential_Name: deal,
  Stage: stage,
  Moved_To__s: next,
  Modified_Time: time,
  Amount: amount,
  Close_Date: '2025-05-30',
  Modified_By: jane,
});

const stage = (name: string, no: number, type = 'Open') => ({
  display_value: name,
  actual_value: name,
  sequence_number: no,
  forecast_type: type,
});

export const api = {
  'Deals.json': json({
    data: [
      deal(acme, 'Acme rollout', 'Negotiation/Review'),
      deal(north, 'North pilot', 'Refused', { Reason_For_Loss__s: 'Price' }),
    ],
    info: { per_page: 200, count: 2, more_records: false },
  }),
  'Stage_History.json': json({
    data: [
      row(
        link(acme, 'Acme rollout'),
        'Qualification',
        'Negotiation/Review',
        '2025-02-03T09:11:04+03:00',
        10000,
      ),
      row(link(acme, 'Acme rollout'), 'Negotiation/Review', null, '2025-03-09T08:05:56+03:00'),
      row(link(north, 'North pilot'), 'Qualification', 'Refused', '2025-02-03T09:11:04+03:00'),
      row(link(north, 'North pilot'), 'Refused', null, '2025-04-01T10:00:00+03:00'),
      row(null, 'Qualification', null, '2025-02-05T09:11:04+03:00'),
    ],
  }),
  'pipeline.json': json({
    pipeline: [
      {
        display_value: 'Standard',
        default: true,
        id: '4150868000000000001',
        maps: [
          stage('Qualification', 1),
          stage('Negotiation/Review', 2),
          stage('Closed Won', 3, 'Closed Won'),
          stage('Refused', 4, 'Closed Lost'),
        ],
      },
    ],
  }),
  'timeline.json': json({
    __timeline: [
      {
        audited_time: '2025-03-01T10:00:00+03:00',
        action: 'updated',
        done_by: jane,
        record: link(acme, 'Acme rollout'),
        field_history: [{ api_name: 'Closing_Date', _value: { old: '2025-04-30', new: '2025-05-30' } }],
      },
    ],
  }),
};

export const list = {
  'Deals_2025_06_01.csv': csv(
    'Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account Name,Stage,Probability (%),Lead Source,Reason For Loss,Created Time,Modified Time',
    `zcrm_${acme},zcrm_4150868000000225013,Jane Roe,"$12,000.00",Acme rollout,2025-05-30,zcrm_4150868000000251001,Acme GmbH,Negotiation/Review,90,Partner,,2025-02-03 09:11:04,2025-03-09 08:05:56`,
    `zcrm_${north},zcrm_4150868000000225013,Jane Roe,$900.50,North pilot,2025-04-01,,,Closed Lost,0,,Price,"Oct 7, 2024 6:55 PM","Apr 1, 2025 9:05 AM"`,
  ),
  'DealHistory.csv': csv(
    'Id,Potential_Name,Stage,Modified_Time,Moved_To__s',
    `4150868000000310001,${acme},Qualification,2025-02-03T09:11:04+03:00,Negotiation/Review`,
    `4150868000000310002,${acme},Negotiation/Review,2025-03-09T08:05:56+03:00,`,
    '4150868000000310003,,Qualification,2025-03-09T08:05:56+03:00,',
  ),
};
