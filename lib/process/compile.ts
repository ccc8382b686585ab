import { compileCriteria } from './compile-criteria.ts';
import { compileStates, fill } from './compile-states.ts';
import type { PartDefinition } from './schema.ts';
import type { Entity, Process, Reason, Words } from './types.ts';

const defaultTerms: Record<Entity, Words> = {
  deal: { en: 'deal', ru: 'сделка' },
  lead: { en: 'lead', ru: 'лид' },
  contract: { en: 'contract', ru: 'договор' },
};

function compileReasons({ reasons }: PartDefinition): { reasons: Reason[]; emptyReasons: string[] } {
  if (reasons === undefined) return { reasons: [], emptyReasons: [] };
  const {
    empty = [],
    suggested: _,
    note: _note,
    origin: _origin,
    ...lists
  } = Array.isArray(reasons) ? { list: reasons } : reasons;
  const compiled = new Map<string, Reason>();
  for (const reason of Object.values(lists).flatMap((list) => (Array.isArray(list) ? list : []))) {
    const made: Reason =
      typeof reason === 'string'
        ? { id: reason, name: fill(reason, reason) }
        : {
            id: reason.id,
            name: fill(reason.name ?? { en: reason.en, ru: reason.ru }, reason.id),
            ...(reason.synonyms && { synonyms: reason.synonyms }),
            ...(reason.needs && { needs: reason.needs }),
          };
    if (!compiled.has(made.id)) compiled.set(made.id, made);
  }
  return { reasons: [...compiled.values()], emptyReasons: empty };
}

function compileRules(rules: PartDefinition['rules']): Process['rules'] {
  const settings = Object.entries(rules ?? {}).map(([name, value]) => [
    name,
    value === false ? { enabled: false } : (value ?? {}),
  ]);
  return Object.fromEntries(settings);
}

function calendarOf(part: PartDefinition): string {
  const { calendar } = part;
  const named = typeof calendar === 'string' ? calendar : calendar?.days;
  return named?.toLowerCase() ?? (part.clock === 'working' ? 'ru' : 'weekdays');
}

/** A checked part in the form that the build writes into tables. */
export function compilePart(
  part: PartDefinition,
  as: { system: string | null; origin: Process['origin']; definition: unknown; systemDefinition?: unknown },
): Process {
  const terms = (word: string, otherwise: Words) =>
    part.terms?.[word] === undefined ? otherwise : fill(part.terms[word], word);
  return {
    id: part.id,
    system: part.system ?? as.system,
    version: part.version ?? 1,
    effectiveFrom: part.effective_from ?? null,
    name: fill(part.name, part.id),
    entity: part.entity,
    order: part.order ?? part.policy?.order ?? 'strict',
    repeats: part.repeats ?? 'merge',
    cumulative: part.cumulative ?? false,
    clock: part.clock ?? 'calendar',
    calendar: calendarOf(part),
    resumeFromNeutral: part.policy?.resume_from_neutral ?? true,
    pipelines: part.pipelines ?? null,
    states: compileStates(part),
    criteria: compileCriteria(part),
    rules: compileRules(part.rules),
    requiredStated: part.required_stated ?? [],
    amountBands: part.amount_bands ?? null,
    ...compileReasons(part),
    terms: {
      case: terms('case', defaultTerms[part.entity]),
      stage: terms('stage', { en: 'stage', ru: 'этап' }),
    },
    origin: part.inferred ? 'inferred' : as.origin,
    definition: as.definition,
    ...(as.systemDefinition !== undefined && { systemDefinition: as.systemDefinition }),
  };
}
