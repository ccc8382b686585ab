import type { ProcessRule } from '../../lib/process-page-types.ts';
import type { Page } from '../server/open-page.ts';

type Settings = ProcessRule['settings'];

/** Settings that a rule's statement reads, and the words that say when the rule is broken under them. */
export type SettingWords = {
  readonly reads: readonly string[];
  readonly say?: (page: Page, settings: Settings) => string | null;
};

const number = (settings: Settings, name: string, otherwise: number) => {
  const value = settings[name];
  return typeof value === 'number' ? value : otherwise;
};

/** Words of rules whose settings are numbers, stages, fields or tasks; the statements in sql/rules hold the same defaults. */
export const settingWords: Readonly<Record<string, SettingWords>> = {
  close_date_pushed_any: {
    reads: ['times'],
    say: ({ t }, own) => t('process.setting.pushed', { times: number(own, 'times', 4), unit: 'any' }),
  },
  ping_pong: {
    reads: ['visits_of_one_stage'],
    say: ({ t }, own) => t('process.setting.ping_pong', { n: number(own, 'visits_of_one_stage', 3) }),
  },
  disputed_stage: {
    reads: ['days', 'moves_back_and_forth_by_different_users'],
    say: ({ t }, own) => t('process.setting.disputed', { n: number(own, 'days', 14) }),
  },
  catch_up: {
    reads: ['stages', 'minutes'],
    say: ({ t }, own) =>
      t('process.setting.catch_up', { n: number(own, 'stages', 2), minutes: number(own, 'minutes', 10) }),
  },
  batch_move: {
    reads: ['cases', 'minutes'],
    say: ({ t }, own) =>
      t('process.setting.batch', { n: number(own, 'cases', 10), minutes: number(own, 'minutes', 10) }),
  },
  deal_without_qualified_lead: { reads: ['exempt'] },
  moved_without_action: { reads: ['since'] },
  moved_with_open_tasks: {
    reads: ['count_cancelled_within_minutes'],
    say: ({ t }, own) =>
      t('process.setting.open_tasks', { n: number(own, 'count_cancelled_within_minutes', 5) }),
  },
  one_contact_only: {
    reads: ['from_stage'],
    say: ({ t, stage }, own) =>
      own.from_stage ? t('process.setting.from_stage', { stage: stage(String(own.from_stage)) }) : null,
  },
  won_without_document: { reads: ['field'], say: fieldText },
  won_without_revenue: { reads: ['field'], say: fieldText },
  won_without_feedback: {
    reads: ['days'],
    say: ({ t }, own) => t('process.setting.feedback', { n: number(own, 'days', 30) }),
  },
  won_without_next_activity: {
    reads: ['working_days'],
    say: ({ t }, own) => t('process.setting.next_activity', { n: number(own, 'working_days', 5) }),
  },
  won_without_task: { reads: ['task'] },
  key_account_silent: {
    reads: ['category', 'days'],
    say: ({ t }, own) => {
      const categories = Array.isArray(own.category) ? own.category.map(String) : ['A'];
      return t('process.setting.key_account', {
        categories: categories.join(', '),
        n: number(own, 'days', 30),
      });
    },
  },
  no_warmup: {
    reads: ['stage', 'days'],
    say: ({ t, stage }, own) =>
      own.stage
        ? t('process.setting.no_warmup', { stage: stage(String(own.stage)), n: number(own, 'days', 30) })
        : null,
  },
};

function fieldText({ t, find }: Page, { field }: Settings): string | null {
  if (typeof field !== 'string') return null;
  return t('process.setting.field', { field: find(`field.${field}`) ?? field });
}
