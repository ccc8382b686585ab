import type { Page } from '../../server/open-page.ts';
import type { Activity, Change, DealDocument, Flag, Visit } from './deal-document.ts';

/** What happened to a deal, in words. */
export type DealEvent = {
  readonly what: 'visit' | 'change' | 'activity' | 'flag';
  readonly at: string;
  readonly text: string;
  readonly note: string | null;
  readonly who: string | null;
  /** Planned and not yet done; a flag that holds now; a pushed date. */
  readonly mark: 'planned' | 'now' | 'pushed' | null;
};

type Words = Pick<Page, 't' | 'f' | 'find' | 'stage' | 'rule' | 'language'>;

/** The name of a field: ours, or as the export calls it. */
export function fieldName({ find }: Pick<Words, 'find'>, field: string): string {
  return find(`field.${field}`) ?? field.replace(/^custom\./, '');
}

/** A value of a field as people read it: dates as dates, amounts as figures. */
export function fieldValue({ t, f }: Pick<Words, 't' | 'f'>, field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('deal.empty');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return f.date(text);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return f.instant(text);
  if (/^-?\d{4,}(\.\d+)?$/.test(text) && /amount|budget|price|revenue/.test(field))
    return f.count(Number(text));
  return text;
}

/** How a stay is known that no exported history holds; null for the others. */
export function inferredNote({ t, f }: Pick<Words, 't' | 'f'>, visit: Visit): string | null {
  if (!visit.inferred) return null;
  if (visit.entered_within_days === null) return t('deal.inferred');
  return visit.entered_within_days === 0
    ? t('deal.inferred.list')
    : t('deal.inferred.within', { days: f.days(visit.entered_within_days) });
}

function ofVisit(words: Words, visit: Visit): DealEvent {
  const { t, stage } = words;
  const name = stage(visit.stage);
  return {
    what: 'visit',
    at: visit.at,
    text: t(
      visit.kind === 'active' || visit.kind === 'unmapped' ? 'deal.event.entered' : 'deal.event.closed',
      {
        stage: name,
      },
    ),
    note: inferredNote(words, visit),
    who: null,
    mark: null,
  };
}

function ofChange(words: Words, change: Change): DealEvent {
  const { t } = words;
  const { field, before, after } = change;
  const isPush = field === 'expected_close_date' && before !== null && after !== null && after > before;
  return {
    what: 'change',
    at: change.at,
    text: t('deal.event.change', {
      field: fieldName(words, field),
      before: fieldValue(words, field, before),
      after: fieldValue(words, field, after),
    }),
    note: isPush ? t('deal.event.pushed') : change.inferred ? t('deal.inferred.list') : null,
    who: change.changed_by,
    mark: isPush ? 'pushed' : null,
  };
}

function ofActivity({ t, find }: Words, { at, type, subject, result, status, owner }: Activity): DealEvent {
  const isPlanned = status === 'planned';
  return {
    what: 'activity',
    at,
    text: [type, subject].filter(Boolean).join(': ') || t('timeline.activity'),
    note: result ?? (status === 'done' ? null : status && (find(`activity_status.${status}`) ?? status)),
    who: owner,
    mark: isPlanned ? 'planned' : null,
  };
}

function ofFlag({ t, rule, language }: Words, flag: Flag): DealEvent {
  return {
    what: 'flag',
    at: flag.at ?? '',
    text: flag.message[language],
    note: [rule(flag.rule), t(`flag_state.${flag.state}`)].join(' · '),
    who: flag.owner,
    mark: flag.state === 'now' ? 'now' : null,
  };
}

/** Everything that happened to a deal, the earliest first. */
export function eventsOf(words: Words, document: DealDocument): DealEvent[] {
  const all = [
    ...document.visits.map((visit) => ofVisit(words, visit)),
    ...document.changes.map((change) => ofChange(words, change)),
    ...document.activities.map((activity) => ofActivity(words, activity)),
    ...document.flags.map((flag) => ofFlag(words, flag)),
  ];
  return all.filter(({ at }) => at !== '').sort((a, b) => a.at.localeCompare(b.at));
}
