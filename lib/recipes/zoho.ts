import { part, type Recipe } from './recipe.ts';

const get = (path: string) => `GET https://www.zohoapis.com/crm/v8/${path}`;

/** Zoho CRM. */
export const zoho: Recipe = {
  crm: 'zoho',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      2,
      [
        get(
          'Deals?fields=Deal_Name,Stage,Pipeline,Amount,Currency,Probability,Closing_Date,Account_Name,Contact_Name,Owner,Lead_Source,Next_Step,Reason_For_Loss__s,Created_Time,Modified_Time,Stage_Modified_Time&per_page=200&page=1',
        ),
      ],
      { also: ['reasons'] },
    ),
    part('stage_history', ['request'], 3, [
      `POST https://www.zohoapis.com/crm/bulk/v8/read

{"query": {"module": {"api_name": "DealHistory"},
           "fields": ["Potential_Name", "Stage", "Modified_Time", "Moved_To__s", "Modified_By", "Amount"]}}`,
      'GET https://www.zohoapis.com/crm/bulk/v8/read/JOB/result',
      get(
        'Deals/DEAL/Stage_History?fields=Potential_Name,Stage,Moved_To__s,Modified_Time,Modified_By,Amount,Probability,Close_Date',
      ),
    ]),
    part('field_history', ['request'], 2, [get('Deals/DEAL/__timeline')]),
    part('activities', ['request'], 1, [
      get(
        'Tasks?fields=Subject,Due_Date,Status,Closed_Time,What_Id,Who_Id,Owner,Created_Time,Modified_Time&per_page=200&page=1',
      ),
      get(
        'Calls?fields=Subject,Call_Start_Time,Call_Result,Outgoing_Call_Status,What_Id,Who_Id,Owner,Created_Time,Modified_Time&per_page=200&page=1',
      ),
      get(
        'Events?fields=Event_Title,Start_DateTime,What_Id,Who_Id,Owner,Created_Time,Modified_Time&per_page=200&page=1',
      ),
    ]),
    part('dictionaries', ['request'], 1, [
      get('settings/pipeline?layout_id=LAYOUT'),
      get('users?type=AllUsers&per_page=200&page=1'),
    ]),
  ],
  lacks: 3,
  limits: 3,
  format: 3,
  unsure: 4,
};
