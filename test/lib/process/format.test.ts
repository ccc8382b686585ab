import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { expectations } from '../../../lib/process/expectation-words.ts';
import { formatKeys, keyWords } from '../../../lib/process/json-schema.ts';
import { DefinitionError, type Problem } from '../../../lib/process/problems.ts';
import { readDefinition } from '../../../lib/process/read.ts';

type Keys = Record<string, unknown>;
type Skeleton = { readonly path: string; readonly document: (keys: Keys) => Keys };

const part = (more: Keys): Keys => ({ id: 'p', entity: 'deal', stages: [{ id: 'a' }], ...more });
const stage = (more: Keys): Keys => part({ stages: [{ id: 'a', ...more }] });
const head = (more: Keys): Keys => ({ system: 's', parts: [part({})], ...more });
const listed = (name: string) => ({
  path: `${name}[1]`,
  document: (keys: Keys) => part({ [name]: [{ id: 'i', ...keys }] }),
});

/** A level's key; written out it would make a promise of an object. */
const onward = 'then';

/** Where each place of the format stands in a document that is otherwise right. */
const skeletons: Readonly<Record<string, Skeleton>> = {
  part: { path: '', document: part },
  calendar: { path: 'calendar', document: (keys) => part({ calendar: { days: 'ru', ...keys } }) },
  range: { path: 'applies_when.amount', document: (keys) => part({ applies_when: { amount: keys } }) },
  started_from: {
    path: 'started_from',
    document: (keys) => part({ started_from: { lead_stage: 'x', ...keys } }),
  },
  criterion: {
    path: 'stages[1].exit[1]',
    document: (keys) => stage({ exit: [{ id: 'c', check: { field: 'amount' }, ...keys }] }),
  },
  stage: { path: 'stages[1]', document: stage },
  match: {
    path: 'stages[1].match[1]',
    document: (keys) => stage({ match: [{ pipeline: 'x', stage: 'y', ...keys }] }),
  },
  required: {
    path: 'stages[1].required[1]',
    document: (keys) => stage({ required: ['field' in keys ? keys : { any: ['x'], ...keys }] }),
  },
  expects: { path: 'stages[1].expects[1]', document: (keys) => stage({ expects: [keys] }) },
  final: listed('lost'),
  derive: {
    path: 'derive.a',
    document: (keys) => part({ derive: { a: { enter: ['x'], leave: ['y'], ...keys } } }),
  },
  policy: { path: 'policy', document: (keys) => part({ policy: keys }) },
  reason: listed('reasons'),
  reasons: { path: 'reasons', document: (keys) => part({ reasons: keys }) },
  milestone: {
    path: 'milestones[1]',
    document: (keys) => part({ milestones: [{ id: 'm', at: { field: 'x' }, ...keys }] }),
  },
  trigger: {
    path: 'triggers[1]',
    document: (keys) => part({ triggers: [{ id: 'm', at: { field: 'x' }, ...keys }] }),
  },
  rule: { path: 'rules.stalled', document: (keys) => part({ rules: { stalled: keys } }) },
  notify: { path: 'notify.closed', document: (keys) => part({ notify: { closed: { to: 'x', ...keys } } }) },
  process_check: { path: 'process_check', document: (keys) => part({ process_check: keys }) },
  chain: {
    path: 'chain[1]',
    document: (keys) => head({ chain: [{ id: 'c', part: 'p', ...keys }] }),
  },
  [onward]: {
    path: `chain[1].${onward}`,
    document: (keys) => head({ chain: [{ id: 'c', part: 'p', [onward]: { part: 'p', ...keys } }] }),
  },
  custom_field: {
    path: 'fields.deal[1]',
    document: (keys) => part({ fields: { deal: [{ id: 'f', ...keys }] } }),
  },
  fields: { path: 'fields', document: (keys) => part({ fields: keys }) },
  role: listed('roles'),
  activity_type: listed('activity_types'),
  source: listed('sources'),
  signal: listed('signals'),
  after_loss: listed('after_loss'),
  won_reason: listed('won_reasons'),
  pause_reason: listed('pause_reasons'),
  placeholders: { path: 'placeholders', document: (keys) => part({ placeholders: keys }) },
  system: { path: '', document: head },
  sal: { path: 'sal', document: (keys) => head({ sal: { part: 'p', stage: 'a', ...keys } }) },
  handover: { path: 'handover', document: (keys) => head({ handover: keys }) },
  zone: { path: 'zones[1]', document: (keys) => head({ zones: [{ id: 'z', links: [], ...keys }] }) },
  page: { path: 'page', document: (keys) => head({ page: keys }) },
  next_step: { path: 'next_step', document: (keys) => head({ next_step: keys }) },
  check: {
    path: 'stages[1].exit[1].check',
    document: (keys) => stage({ exit: [{ id: 'c', check: keys }] }),
  },
  activity: {
    path: 'stages[1].exit[1].check.activity',
    document: (keys) => stage({ exit: [{ id: 'c', check: { activity: keys } }] }),
  },
  planned: {
    path: 'stages[1].exit[1].check.planned',
    document: (keys) => stage({ exit: [{ id: 'c', check: { planned: keys } }] }),
  },
  contact: {
    path: 'stages[1].exit[1].check.contact',
    document: (keys) => stage({ exit: [{ id: 'c', check: { contact: keys } }] }),
  },
  event: {
    path: 'milestones[1].at',
    document: (keys) => part({ milestones: [{ id: 'm', at: keys }] }),
  },
  created: {
    path: 'milestones[1].at.created',
    document: (keys) => part({ milestones: [{ id: 'm', at: { created: keys } }] }),
  },
};

function problemsOf(document: Keys): { text: string; problems: readonly Problem[] } {
  const text = stringify(document);
  try {
    readDefinition(text, { file: 'my.yaml' });
  } catch (thrown) {
    if (thrown instanceof DefinitionError) return { text, problems: thrown.problems };
    throw thrown;
  }
  return { text, problems: [] };
}

const format = formatKeys();
const everyKey = format.flatMap(({ place, keys }) => keys.map((key) => [place, key] as const));
const wrong = [
  { zzz: 1 },
  ['no such word'],
  [{ zzz: 1 }],
  [[]],
  'no such word',
  'no',
  true,
  false,
  5.5,
  -1,
  null,
];
const whatToWrite = Object.values(expectations);

test('every place of the format is tried', () => {
  expect(Object.keys(skeletons).sort()).toEqual(format.map(({ place }) => place).sort());
  expect(everyKey.length).toBeGreaterThan(240);
});

test.each(everyKey)('%s.%s: what does not fit is refused by name, with what to write', (place, key) => {
  const skeleton = skeletons[place];
  const field = skeleton?.path ? `${skeleton.path}.${key}` : key;
  const refused = wrong.filter((value) => {
    const { text, problems } = problemsOf(skeleton?.document({ [key]: value }) ?? {});
    if (problems.length === 0) return false;
    const own = problems.filter(
      (one) => one.field === field || one.field.startsWith(`${field}[`) || one.field.startsWith(`${field}.`),
    );
    expect(own.length, `${JSON.stringify(value)}: ${JSON.stringify(problems)}`).toBeGreaterThan(0);
    for (const { en, ru, line } of own) {
      const says =
        whatToWrite.some((words) => en.endsWith(words.en) && ru.endsWith(words.ru)) ||
        (/did you mean|known:|goes in quotes|give each|keep one|not in the file|joins no two/.test(en) &&
          /[а-яё]/.test(ru));
      expect(says, `${en} / ${ru}`).toBe(true);
      expect(text.split('\n').slice(0, line).join('\n')).toContain(key);
    }
    return true;
  });
  expect(refused.length, `nothing is refused at ${field}`).toBeGreaterThanOrEqual(4);
});

test('every key has words in both languages, in Russian for a Russian reader', () => {
  const wordless = everyKey.flatMap(([place, key]) =>
    (['en', 'ru'] as const)
      .filter((language) => keyWords(language, place, key) === null)
      .map((language) => `${language} ${place}.${key}`),
  );
  expect(wordless).toEqual([]);
});
