import type { ProcessPage, ProcessRule } from '../../lib/process-page-types.ts';
import type { Page } from '../server/open-page.ts';
import { settingWords } from './rule-setting-words.ts';

const numberOf = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
const units = ['month', 'week', 'quarter', 'any'];

/** Settings that the rules' statements read; any other stands in the definition without effect yet. */
const read: Readonly<Record<string, readonly string[]>> = {
  amount_missing: ['from_stage'],
  close_date_missing: ['from_stage'],
  close_date_passed: ['grace_days'],
  close_date_pushed: ['times', 'unit'],
  stalled: ['days', 'exempt'],
};

function ownText(page: Page, process: ProcessPage, { name, settings }: ProcessRule): string | null {
  const { t } = page;
  const from = settings.from_stage;
  if (name === 'amount_missing')
    return from
      ? t('process.setting.from_stage', { stage: page.stage(String(from)) })
      : t('process.setting.amount_missing');
  if (name === 'close_date_missing' && from)
    return t('process.setting.from_stage', { stage: page.stage(String(from)) });
  if (name === 'close_date_passed')
    return t('process.setting.grace', { n: numberOf(settings.grace_days, 0) });
  if (name === 'close_date_pushed') {
    const unit = units.includes(String(settings.unit)) ? String(settings.unit) : 'month';
    return t('process.setting.pushed', { times: numberOf(settings.times, 2), unit });
  }
  if (name === 'stalled') {
    const step = (settings.exempt as { future_step_within_days?: unknown } | undefined)
      ?.future_step_within_days;
    return t('process.setting.stalled', {
      days: t(process.isWorkingClock ? 'count.working_days' : 'count.days', {
        n: numberOf(settings.days, 14),
      }),
      step: typeof step === 'number' ? t('count.days', { n: step }) : 'none',
    });
  }
  if (name === 'stage_overdue')
    return t('process.setting.limits', {
      n: process.states.filter(({ limitDays }) => limitDays !== null).length,
    });
  if (name === 'field_missing')
    return t('process.setting.fields', {
      n: process.states.flatMap(({ required }) => required).filter(({ state }) => state === 'judged').length,
    });
  return settingWords[name]?.say?.(page, settings) ?? null;
}

/** When a rule is broken here: its settings in words, else its definition; settings that nothing reads yet are named as such. */
export function settingsText(page: Page, process: ProcessPage, rule: ProcessRule): string {
  const known = [...(read[rule.name] ?? settingWords[rule.name]?.reads ?? []), 'severity', 'enabled'];
  const unread = Object.entries(rule.settings)
    .filter(([key]) => !known.includes(key))
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  const own = ownText(page, process, rule);
  const rest = unread.length > 0 ? page.t('process.setting.unread', { settings: unread.join(', ') }) : null;
  const meaning = own ?? page.find(`define.rule.${rule.name}.formula`);
  return [meaning, rest].filter((text) => text !== null).join('. ');
}
