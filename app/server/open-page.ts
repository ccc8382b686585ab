import type { About } from '../../lib/about.ts';
import { type Formatter, formatterOf } from '../../lib/format.ts';
import { paramsOf, questionOf, type SearchParams } from '../ui/address.ts';
import { type Loaded, load } from './load.ts';
import { type Period, periodBefore } from './periods.ts';
import { type Reader, reader } from './reader.ts';

/** What a page stands on: who reads, what is asked, and the build that answers. */
export type Page = Reader & {
  readonly path: string;
  /** The whole address. */
  readonly params: URLSearchParams;
  /** The part of the address that the engine is asked. */
  readonly question: URLSearchParams;
  /** The same question about the period to compare with; null when none is chosen or the period has no start. */
  readonly questionBefore: URLSearchParams | null;
  readonly before: Period | null;
  /** `yes` when the address leaves some deals out, `no` when it asks of all: for texts that would say to take a filter off. */
  readonly filtered: 'yes' | 'no';
  readonly about: About;
  readonly f: Formatter;
  /** A stage or final state in the reader's words; an unknown one as it is. */
  stage(id: string | null): string;
  /** A rule in the reader's words. */
  rule(name: string): string;
};

/** Fields of a form that were left empty ask for nothing; an empty `source` asks for the missing. */
const blankIsAbsent = new Set([
  'process',
  'from',
  'to',
  'as_of',
  'amount_min',
  'amount_max',
  'policy',
  'basis',
  'period',
  'q',
  'currency',
  'unit',
  'clock',
  'view.compare',
]);

/** Parts of a question that leave no deal out: how to count, and in what order. */
const ways = new Set(
  'process basis policy currency clock unit group_by limit offset sort figure key path'.split(' '),
);

function clean(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name, value]) => value !== '' || !blankIsAbsent.has(name)));
}

/**
 * Opens a page: reads its address and what the published build holds.
 * @returns a failure `no_build` before the first import, `usage` for an unknown process
 */
export async function openPage(path: string, search: Promise<SearchParams>): Promise<Loaded<Page>> {
  const [who, given] = await Promise.all([reader(), search]);
  const params = clean(paramsOf(given));
  const about = await load((engine) => engine.about(params.get('process') ?? undefined));
  if (!about.ok) return about;
  const { value } = about;
  const question = questionOf(params);
  const before = periodBefore(params);
  const questionBefore = before ? new URLSearchParams(question) : null;
  if (before) {
    questionBefore?.set('from', before.from);
    questionBefore?.set('to', before.to);
  }
  const names = new Map(value.states.map(({ id, name }) => [id, name[who.language]]));
  return {
    ok: true,
    value: {
      ...who,
      path,
      params,
      question,
      questionBefore,
      before,
      filtered: [...question.keys()].some((name) => !ways.has(name)) ? 'yes' : 'no',
      about: value,
      f: formatterOf(who.language, value.currency, value.timezone),
      stage: (id) => (id === null ? who.t('missing.stage') : (names.get(id) ?? id)),
      rule: (name) => who.find(`rule.${name}`) ?? name,
    },
  };
}
