import { conditionText } from '../../lib/process/condition-words.ts';
import type {
  ProcessCriterion,
  ProcessField,
  ProcessPage,
  ProcessState,
} from '../../lib/process-page-types.ts';
import type { Page } from '../server/open-page.ts';

/** What can be said of a criterion or a required field, from what is judged to what no file can show. */
export const checkStates = ['judged', 'present', 'unread', 'field', 'file', 'person'] as const;
export type CheckState = (typeof checkStates)[number];

/** One thing that a stage asks for, as the map and the lists show it. */
export type Asked = {
  readonly key: string;
  readonly text: string;
  readonly state: CheckState;
  readonly detail: string;
  readonly note: string | null;
};

const nameOf = (page: Page, name: string) => page.find(`field.${name}`) ?? name;

function detailOf(page: Page, { state, names }: Pick<ProcessCriterion, 'state' | 'names'>): string {
  const { t } = page;
  if (state === 'person') return t('process.check.person');
  const text =
    state === 'judged'
      ? names.map((name) => page.rule(name)).join(', ')
      : [...new Set(names)].map((name) => page.find(`kind.${name}`) ?? nameOf(page, name)).join(', ');
  return text ? t(`process.check.${state}`, { names: text }) : t(`process.check.${state}.bare`);
}

function basisText({ t }: Page, { basis }: ProcessCriterion): string | null {
  return basis === 'stated' ? null : t(`process.basis.${basis}`);
}

function conditionNote(page: Page, { appliesWhen }: Pick<ProcessCriterion, 'appliesWhen'>): string | null {
  if (appliesWhen === undefined) return null;
  const condition = conditionText(appliesWhen, {
    language: page.language,
    nameOf: (name) => nameOf(page, name),
    numberOf: page.f.count,
  });
  return page.t('process.applies_when', { condition });
}

function measuredText({ t, f }: Page, { measured }: ProcessCriterion): string | null {
  if (!measured) return null;
  const { share, n } = measured;
  return share === null ? null : t('process.met', { share: f.share(share), n });
}

/** A criterion of a stage in words; a check without words of its own is called by what it looks at. */
export function askedByCriterion(page: Page, criterion: ProcessCriterion, place: string): Asked {
  const bare = criterion.looksAt.map((name) => nameOf(page, name)).join(', ');
  return {
    key: `${place}-${criterion.id}`,
    text: criterion.words?.[page.language] ?? (bare || criterion.id),
    state: criterion.state,
    detail: detailOf(page, criterion),
    note:
      [measuredText(page, criterion), basisText(page, criterion), conditionNote(page, criterion)]
        .filter(Boolean)
        .join(' · ') || null,
  };
}

/** A required field in words. */
export function askedByField(page: Page, field: ProcessField): Asked {
  const text = field.anyOf.map((name) => nameOf(page, name)).join(page.t('evidence.or'));
  const state = ({ judged: 'judged', proposed: 'present', unread: 'unread', absent: 'field' } as const)[
    field.state
  ];
  return {
    key: `field-${field.anyOf.join('-')}`,
    text,
    state,
    detail: page.t(`process.field.${field.state}`),
    note: conditionNote(page, field),
  };
}

/** All that a stage asks for: on entry, on exit, and the fields. */
export function askedOf(page: Page, state: ProcessState): Record<'entry' | 'exit' | 'required', Asked[]> {
  return {
    entry: state.entry.map((one) => askedByCriterion(page, one, 'entry')),
    exit: state.exit.map((one) => askedByCriterion(page, one, 'exit')),
    required: state.required.map((one) => askedByField(page, one)),
  };
}

/** How many criteria and required fields of the whole process are in each state. */
export function countChecks(page: Page, process: ProcessPage): Record<CheckState, number> & { all: number } {
  const asked = [
    ...process.opening.map((one) => askedByCriterion(page, one, 'opening')),
    ...process.states.flatMap((state) => Object.values(askedOf(page, state)).flat()),
  ];
  const count = (state: CheckState) => asked.filter((one) => one.state === state).length;
  return {
    all: asked.length,
    judged: count('judged'),
    present: count('present'),
    unread: count('unread'),
    field: count('field'),
    file: count('file'),
    person: count('person'),
  };
}
