import { nearest } from '../nearest.ts';
import { kinds } from '../schema/canonical.ts';
import { customFields, type FieldOwner, type StageNameWords, stageNameWords } from './catalogues.ts';
import type { Process, Words } from './types.ts';

/** Something to look at in a definition that is right: never a fault. `state` is the id of the stage it is about. */
export type Hint = Words & { readonly state: string | null };

const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()} `;

const holds = (name: string, words: readonly string[]) =>
  words.some((word) => plain(name).includes(plain(word)));

type Likeness = 'action' | 'pause' | 'heap';

/** What a stage's name sounds like, in either language; null = like a stage. */
export function likeness({ name }: { readonly name: Words }, words: StageNameWords): Likeness | null {
  const names = [name.en, name.ru];
  const any = (list: readonly string[]) => names.some((one) => holds(one, list));
  if (any(words.pause_like) && !any(words.pause_exempt)) return 'pause';
  if (any(words.activity_like) && !any(words.not_activity)) return 'action';
  return any(words.catch_all) ? 'heap' : null;
}

const said: Record<Likeness, Words> = {
  action: {
    en: 'sounds like an action; a stage is a state of the deal, calls and letters are activities in it',
    ru: 'похоже на действие; этап – это состояние сделки, звонки и письма – действия внутри него',
  },
  pause: {
    en: 'sounds like a pause; a reason on the card tells it without losing the stage',
    ru: 'похоже на паузу; причина паузы на карточке скажет о ней и не потеряет этап',
  },
  heap: {
    en: 'sounds like a heap for what fits nowhere; say what it means, or make it neutral',
    ru: 'похоже на «всё остальное»; скажите, что он значит, или сделайте нейтральным исходом',
  },
};

function names(process: Process): Hint[] {
  const words = stageNameWords();
  return process.states
    .filter(({ kind }) => kind === 'active')
    .flatMap((state) => {
      const like = likeness(state, words);
      const name = (language: keyof Words) => `«${state.name[language]}» ${said[like!][language]}`;
      return like === null ? [] : [{ state: state.id, en: name('en'), ru: name('ru') }];
    });
}

function count({ states, entity }: Process): Hint[] {
  const { best, bad, few } = stageNameWords().statuses;
  const of = (kind: string) => states.filter((state) => state.kind === kind && !state.implied).length;
  const active = of('active');
  const statuses = active + of('won') + Math.min(1, of('lost') + of('disqualified'));
  const hint = (en: string, ru: string): Hint[] => [{ state: null, en, ru }];
  if (statuses >= bad)
    return hint(
      `${statuses} statuses are many to tell apart; ${best.join('–')} are best`,
      `статусов ${statuses}: так много трудно различать; лучше всего ${best.join('–')}`,
    );
  if (statuses > best[1])
    return hint(
      `${statuses} statuses: see whether each is needed; ${best.join('–')} are best`,
      `статусов ${statuses}: проверьте, нужен ли каждый; лучше всего ${best.join('–')}`,
    );
  if (active < few && entity === 'deal')
    return hint(
      `active stages: ${active}; so few show little of where deals stop`,
      `активных этапов ${active}: по такому числу мало видно, где сделки останавливаются`,
    );
  return [];
}

function fields(process: Process): Hint[] {
  const custom = customFields();
  const known = (owner: FieldOwner) => [
    ...(kinds.get(`${owner}s`)?.columns.map(({ name }) => name) ?? []),
    ...custom[owner].map(({ id }) => id),
  ];
  return process.states.flatMap(({ id, required }) =>
    required
      .flatMap(({ anyOf }) => anyOf)
      .flatMap((field) => {
        const [, linked, name = field] = /^(account|contact)\.(.+)$/.exec(field) ?? [];
        const list = known((linked as FieldOwner | undefined) ?? process.entity);
        if (list.includes(name)) return [];
        const near = nearest(name, list);
        const meant = near && (linked ? `${linked}.${near}` : near);
        return [
          {
            state: id,
            en: `the field ${field} is no column of the file formats${meant ? `; did you mean ${meant}?` : '; it is judged when an export has a column of this name'}`,
            ru: `поля ${field} нет среди колонок форматов${meant ? `; может быть, ${meant}?` : '; оно проверяется, когда в выгрузке есть колонка с таким именем'}`,
          },
        ];
      }),
  );
}

/** Whether a condition stands anywhere in a definition. */
const hasCondition = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('applies_when' in value || Object.values(value).some(hasCondition));

function notYet(process: Process): Hint[] {
  const found: Hint[] = [];
  if (process.entity === 'contract') {
    found.push({
      state: null,
      en: 'contracts are not judged yet: the definition is kept and shown in the list',
      ru: 'договоры пока не проверяются: определение хранится и видно в списке',
    });
  }
  if (hasCondition(process.definition)) {
    found.push({
      state: null,
      en: 'applies_when is kept; fields and criteria that carry it are not judged, limits and rules do not look at it yet',
      ru: 'applies_when хранится; поля и критерии с ним не проверяются, нормативы и правила на него пока не смотрят',
    });
  }
  return found;
}

/** What a person may want to look at in a definition: names of stages, how many there are, fields, what is not judged. */
export function hints(process: Process): Hint[] {
  return [...names(process), ...count(process), ...fields(process), ...notYet(process)];
}
