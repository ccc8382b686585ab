import { part, type Recipe } from './recipe.ts';

const get = (query: string) => `GET https://YOUR-APP.creatio.com/0/odata/${query}`;
const page = '&$top=1000&$skip=0';

/** Creatio. */
export const creatio: Recipe = {
  crm: 'creatio',
  access: 2,
  parts: [
    part(
      'deals',
      ['screen', 'request'],
      3,
      [
        get(
          `Opportunity?$expand=Owner($select=Name),Account($select=Name),Source($select=Name),CloseReason($select=Name)&$orderby=CreatedOn,Id${page}`,
        ),
      ],
      { also: ['reasons'] },
    ),
    part('stage_history', ['request', 'screen'], 3, [
      get(
        `OpportunityInStage?$select=Id,OpportunityId,StageId,StartDate,DueDate,OwnerId,Historical,CreatedOn,CreatedById&$expand=Stage($select=Name,Number,End,Successful),Owner($select=Name)&$orderby=OpportunityId,StartDate${page}`,
      ),
    ]),
    part('field_history', ['lists'], 1),
    part('activities', ['request'], 1, [get(`Activity?$orderby=CreatedOn,Id${page}`)]),
    part(
      'dictionaries',
      ['request'],
      1,
      [
        get('OpportunityStage?$orderby=Number'),
        get('OpportunitySource'),
        get('OpportunityCloseReason'),
        get('ActivityStatus'),
        get(`Contact?$select=Id,Name,JobTitle,AccountId&$orderby=CreatedOn,Id${page}`),
      ],
      { without: ['teams'] },
    ),
  ],
  lacks: 4,
  limits: 3,
  format: 3,
  unsure: 4,
};
