import { compilePart } from './compile.ts';
import { fold } from './fold.ts';
import { type Group, gather, type Kind, kinds } from './infer-kinds.ts';
import { appearanceOf, by, positionOf, rankOf } from './infer-order.ts';
import { type PartDefinition, partSchema } from './schema.ts';
import { slug } from './slug.ts';
import type { Entity, ObservedStage, Process } from './types.ts';

const idWords: Record<Entity, string> = { deal: 'deals', lead: 'leads', contract: 'contracts' };
const nameWords: Record<Entity, { en: string; ru: string }> = {
  deal: { en: 'Deals', ru: 'Сделки' },
  lead: { en: 'Leads', ru: 'Лиды' },
  contract: { en: 'Contracts', ru: 'Договоры' },
};
function unique(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}_${n}`;
  taken.add(id);
  return id;
}

function stateId({ stages: [first], kind }: Group, taken: Set<string>): string {
  const { stage = '', name = null } = first ?? {};
  const opaque = /^[\d.\s-]*$|^[0-9a-f]{8}-[0-9a-f-]{20,}$/i.test(stage);
  const wanted = slug(opaque && name !== null ? name : stage, '_');
  return unique(wanted === '' ? (kind === 'active' ? 'stage' : kind) : wanted, taken);
}

function inferState(group: Group, taken: Set<string>, names: ReadonlyMap<string, number>) {
  const { stages, kind } = group;
  const name = stages.find((stage) => stage.name !== null)?.name ?? stages[0]?.stage ?? '';
  // A name that two stages share would match both: then only ids match.
  const texts = stages.flatMap((stage) =>
    stage.name !== null && names.get(fold(stage.name)) === 1 ? [stage.stage, stage.name] : [stage.stage],
  );
  const seen = new Set<string>();
  const match = texts.filter((text) => !seen.has(fold(text)) && seen.add(fold(text)));
  const probability = stages.find((stage) => stage.probability !== null)?.probability ?? null;
  const kept = kind === 'active' && probability !== null && probability >= 0 && probability <= 1;
  return { id: stateId(group, taken), name, match, ...(kept && { probability }) };
}

function nameOwners(groups: readonly Group[]): Map<string, number> {
  const owners = new Map<string, number>();
  for (const { stages } of groups) {
    const texts = new Set(
      stages.flatMap(({ stage, name }) => [fold(stage), ...(name === null ? [] : [fold(name)])]),
    );
    for (const text of texts) owners.set(text, (owners.get(text) ?? 0) + 1);
  }
  return owners;
}

function chosen(
  entity: Entity,
  pipeline: string | null,
  observed: readonly ObservedStage[],
): ObservedStage[] {
  const own = observed.filter((stage) => stage.entity === entity);
  const exact = own.filter((stage) => stage.pipeline === pipeline);
  return pipeline === null && exact.length === 0 ? own : exact;
}

/**
 * A process made from what an export shows of one pipeline (null = the rows without one, else all of the entity):
 * names, kinds and order from the exported dictionary of stages; else kinds by the statuses of the cases and by
 * well-known words, order by the mean rank of first entries, else by appearance with `order: free`.
 * The id avoids those of `takenIds` and is added to them.
 */
export function inferProcess(
  entity: Entity,
  pipeline: string | null,
  observed: readonly ObservedStage[],
  takenIds: Set<string> = new Set(),
): Process {
  const groups = kinds(gather(chosen(entity, pipeline, observed)));
  // Without an active stage there is no process: then all of them are stages.
  const stages = groups.some(({ kind }) => kind === 'active')
    ? groups
    : groups.map((group) => ({ ...group, kind: 'active' as const }));
  const known = stages.filter(({ kind }) => kind === 'active');
  const ordered =
    known.some((g) => Number.isFinite(positionOf(g))) || known.some((g) => Number.isFinite(rankOf(g)));
  const taken = new Set<string>();
  const names = nameOwners(stages);
  const listed = (kind: Kind) =>
    stages
      .filter((group) => group.kind === kind)
      .toSorted(by(positionOf, rankOf, appearanceOf))
      .map((group) => inferState(group, taken, names));
  const { en, ru } = nameWords[entity];
  const part: PartDefinition = partSchema.parse({
    id: unique(
      pipeline === null ? idWords[entity] : `${idWords[entity]}-${slug(pipeline, '-') || 'pipeline'}`,
      takenIds,
    ),
    name: pipeline === null ? { en, ru } : { en: `${en}: ${pipeline}`, ru: `${ru}: ${pipeline}` },
    entity,
    order: ordered ? 'strict' : 'free',
    inferred: true,
    ...(pipeline !== null && { pipelines: [pipeline] }),
    stages:
      known.length === 0
        ? [{ id: 'unknown', name: { en: 'Unknown', ru: 'Неизвестно' }, match: [] }]
        : listed('active'),
    won: listed('won'),
    lost: listed('lost'),
    neutral: listed('neutral'),
  });
  return compilePart(part, { system: null, origin: 'inferred', definition: part });
}
