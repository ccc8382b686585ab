import { part, type Recipe } from './recipe.ts';

const get = (query: string) =>
  `GET https://YOUR-ORG.crm.dynamics.com/api/data/v9.2/${query}
Prefer: odata.include-annotations="*",odata.maxpagesize=1000`;

/** Microsoft Dynamics 365 Sales. */
export const dynamics: Recipe = {
  crm: 'dynamics',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      2,
      [get('opportunities?$expand=transactioncurrencyid($select=isocurrencycode)')],
      { also: ['reasons', 'win_rate'] },
    ),
    part('stage_history', ['request'], 4, [
      get("RetrieveRecordChangeHistory(Target=@t)?@t={'@odata.id':'opportunities(OPPORTUNITY)'}"),
      get(
        'opportunitysalesprocesses?$select=businessprocessflowinstanceid,_opportunityid_value,_activestageid_value,activestagestartedon,completedon,traversedpath,statecode,createdon,modifiedon',
      ),
    ]),
    part('field_history', ['request'], 1),
    part('activities', ['request'], 1, [
      get(
        'activitypointers?$select=activityid,subject,activitytypecode,statecode,scheduledend,actualend,createdon,_ownerid_value,_regardingobjectid_value',
      ),
    ]),
    part(
      'dictionaries',
      ['request'],
      1,
      [
        get('processstages?$select=processstageid,stagename,stagecategory,_processid_value'),
        get('systemusers?$select=systemuserid,fullname,_businessunitid_value'),
        get('transactioncurrencies?$select=transactioncurrencyid,isocurrencycode'),
      ],
      { without: ['win_rate'], also: ['currencies'] },
    ),
  ],
  lacks: 3,
  limits: 4,
  format: 3,
  unsure: 3,
};
