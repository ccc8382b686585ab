import { part, type Recipe } from './recipe.ts';

const get = (path: string) => `GET https://api.hubapi.com/crm/v3/${path}`;
const properties = [
  'dealname,dealstage,pipeline,amount,deal_currency_code,closedate,createdate,hubspot_owner_id,closed_lost_reason',
  'hs_deal_stage_probability,hs_manual_forecast_category,hs_analytics_source,hs_next_step,notes_next_activity_date',
  'hs_lastmodifieddate',
].join(',');

/** HubSpot. */
export const hubspot: Recipe = {
  crm: 'hubspot',
  access: 2,
  parts: [
    part('deals', ['screen', 'request'], 2, [], { also: ['reasons'] }),
    part('stage_history', ['request'], 3, [
      get(
        `objects/deals?limit=50&properties=${properties}&propertiesWithHistory=dealstage,closedate,amount,hubspot_owner_id&associations=companies,contacts&archived=false`,
      ),
    ]),
    part('field_history', ['request'], 1),
    part('activities', ['request'], 1, [
      get(
        'objects/tasks?limit=100&associations=deals&properties=hs_createdate,hs_timestamp,hs_task_subject,hs_task_type,hs_task_status,hs_task_completion_date,hubspot_owner_id',
      ),
      get(
        'objects/calls?limit=100&associations=deals&properties=hs_createdate,hs_timestamp,hs_call_title,hubspot_owner_id',
      ),
      get(
        'objects/meetings?limit=100&associations=deals&properties=hs_createdate,hs_timestamp,hs_meeting_title,hs_meeting_outcome,hs_meeting_start_time,hs_meeting_end_time,hubspot_owner_id',
      ),
    ]),
    part('dictionaries', ['request'], 1, [
      get('pipelines/deals'),
      get('owners?limit=100&archived=false'),
      get('owners?limit=100&archived=true'),
    ]),
  ],
  lacks: 4,
  limits: 4,
  format: 2,
  unsure: 3,
};
