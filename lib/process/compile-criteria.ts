import { fill, requiredField } from './compile-states.ts';
import { termsOf } from './criterion-terms.ts';
import type { PartDefinition } from './schema.ts';
import type { Check } from './schema-checks.ts';
import type { Criterion, CriterionMoment, RequiredField } from './types.ts';

type Written = NonNullable<PartDefinition['stages'][number]['entry']>[number];

const fieldsOf = (required: PartDefinition['stages'][number]['required']): RequiredField[] =>
  (required ?? []).map(requiredField).filter(({ appliesWhen }) => !appliesWhen);

/** A final's requirement has neither id nor words of its own: what it looks at names it. */
function nameOfCheck(check: Check): string {
  const named = check.field ?? check.date ?? (check.link && `link.${check.link}`) ?? check.fields?.join('_');
  return named ?? Object.keys(check)[0] ?? 'check';
}

/** Everything that a part asks to hold, in the order of the definition. */
export function compileCriteria(part: PartDefinition): Criterion[] {
  const { stages } = part;
  const requiredUpTo = (at: number) =>
    stages.slice(part.cumulative ? 0 : at, at + 1).flatMap(({ required }) => fieldsOf(required));
  const worded = (at: CriterionMoment, state: string | null, position: number) => (written: Written) => ({
    at,
    state,
    id: written.id,
    name: fill({ en: written.en, ru: written.ru }, written.id),
    basis: written.basis ?? ('stated' as const),
    isRequiredList: written.check.required === true,
    terms: written.applies_when
      ? [[{ kind: 'person' as const }]]
      : termsOf(written.check, requiredUpTo(position)),
  });
  const finals = [...(part.won ?? []), ...(part.lost ?? []), ...(part.neutral ?? [])];
  return [
    ...(part.opening ?? []).map(worded('opening', null, 0)),
    ...stages.flatMap((stage, at) => [
      ...(stage.entry ?? []).map(worded('entry', stage.id, at)),
      ...(stage.exit ?? []).map(worded('exit', stage.id, at)),
    ]),
    ...finals.flatMap((final) =>
      (final.requires ?? []).map((check) => ({
        at: 'requires' as const,
        state: final.id,
        id: nameOfCheck(check),
        name: fill(nameOfCheck(check), nameOfCheck(check)),
        basis: 'stated' as const,
        isRequiredList: false,
        terms: termsOf(check, []),
      })),
    ),
  ];
}
