import { VoronkaError } from '../errors.ts';
import type { Words } from './types.ts';

/** One thing wrong in a definition file: where, and in plain words what is wrong and what to write. */
export type Problem = Words & {
  readonly file: string;
  readonly line: number;
  /** As in `stages[2].limit_days`; empty for the file as a whole. */
  readonly field: string;
};

function describe(problem: Problem, language: keyof Words): string {
  return `${problem.file}:${problem.line} ${problem.field === '' ? '' : `${problem.field}: `}${problem[language]}`;
}

/** Everything wrong in a definition file at once; `problems` holds each, `messages` the text in both languages. */
export class DefinitionError extends VoronkaError {
  readonly problems: readonly Problem[];
  readonly messages: Words;

  constructor(problems: readonly Problem[]) {
    const sorted = problems.toSorted((a, b) => a.line - b.line);
    const text = (language: keyof Words) => sorted.map((problem) => describe(problem, language)).join('\n');
    super(
      'bad_input',
      text('en'),
      'Correct the lines named above; `voronka processes validate FILE` checks again.',
    );
    this.name = 'DefinitionError';
    this.problems = sorted;
    this.messages = { en: text('en'), ru: text('ru') };
  }
}

/** `['stages', 2, 'limit_days']` → `stages[2].limit_days`, counted from 1 as a reader counts. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
