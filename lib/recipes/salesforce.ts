import { part, type Recipe } from './recipe.ts';

/** Salesforce. */
export const salesforce: Recipe = {
  crm: 'salesforce',
  access: 2,
  parts: [
    part('deals', ['screen', 'request'], 3, [
      `SELECT Id, Name, StageName, Amount, CloseDate, Probability, ForecastCategoryName, IsWon, IsClosed, IsDeleted,
       LeadSource, NextStep, OwnerId, Owner.Name, AccountId, Account.Name, CreatedDate, LastModifiedDate, LastStageChangeDate
FROM Opportunity ORDER BY Id`,
    ]),
    part('stage_history', ['request'], 3, [
      `SELECT Id, OpportunityId, StageName, Amount, CloseDate, Probability, ForecastCategory, PrevAmount, PrevCloseDate,
       CreatedById, CreatedDate
FROM OpportunityHistory ORDER BY OpportunityId, CreatedDate, Id`,
      `GET https://YOUR-DOMAIN.my.salesforce.com/services/data/v60.0/query?q=SELECT+Id,OpportunityId,StageName,Amount,CloseDate,CreatedById,CreatedDate+FROM+OpportunityHistory`,
    ]),
    part('field_history', ['request'], 2, [
      `SELECT OpportunityId, Field, OldValue, NewValue, CreatedById, CreatedDate
FROM OpportunityFieldHistory ORDER BY OpportunityId, CreatedDate`,
    ]),
    part('activities', ['request'], 1, [
      `SELECT Id, WhatId, WhoId, Subject, TaskSubtype, IsClosed, ActivityDate, CompletedDateTime, CreatedDate, OwnerId, Owner.Name
FROM Task ORDER BY Id`,
    ]),
    part('dictionaries', ['request'], 1, [
      'SELECT ApiName, MasterLabel, IsActive, IsClosed, IsWon, SortOrder, DefaultProbability FROM OpportunityStage',
      'SELECT Id, Name, Username, UserRoleId, Department FROM User',
    ]),
  ],
  lacks: 4,
  limits: 4,
  format: 3,
  unsure: 3,
};
