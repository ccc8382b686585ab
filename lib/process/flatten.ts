import { VoronkaError } from '../errors.ts';
import { compilePart } from './compile.ts';
import { fill } from './compile-states.ts';
import { criteriaOnDeal, handOverRules, onDeal, stateOnDeal } from './flatten-checks.ts';
import { fold } from './fold.ts';
import { type PartDefinition, partSchema, type StateDefinition } from './schema.ts';
import { type SystemDefinition, systemSchema } from './schema-system.ts';
import type { Process } from './types.ts';

type Part = PartDefinition;

const textOf = (match: NonNullable<StateDefinition['match']>[number]) =>
  typeof match === 'string' ? fold(match) : `${fold(match.pipeline)}/${fold(match.stage)}`;

/** Puts states together so that an id and a text of `match` stand once: the first that has it keeps it. */
function collector() {
  const ids = new Set<string>();
  const texts = new Set<string>();
  return <State extends StateDefinition>(part: string, states: readonly State[]): State[] =>
    states.map((state) => {
      const id = ids.has(state.id) ? `${part}.${state.id}` : state.id;
      ids.add(id);
      const match = state.match?.filter((one) => !texts.has(textOf(one)));
      for (const one of match ?? []) texts.add(textOf(one));
      return { ...stateOnDeal(state), id, ...(match && { match }) };
    });
}

function joined<Item>(...lists: readonly (readonly Item[] | undefined)[]): Item[] | undefined {
  const all = [...new Set(lists.flatMap((list) => list ?? []))];
  return all.length > 0 ? all : undefined;
}

/** Reasons of both parts, an id that both have standing once. */
function reasonsOf(parts: readonly Part[]): Part['reasons'] {
  const all = parts.flatMap(({ reasons = [] }) =>
    Array.isArray(reasons)
      ? reasons
      : Object.entries(reasons).flatMap(([key, list]) =>
          key !== 'empty' && Array.isArray(list) ? list : [],
        ),
  );
  const idOf = (one: (typeof all)[number]) => (typeof one === 'string' ? one : one.id);
  const once = all.filter((one, at) => all.findIndex((other) => idOf(other) === idOf(one)) === at);
  return once.length > 0 ? { list: once } : undefined;
}

function statedOf(parts: readonly Part[]): Part['required_stated'] {
  if (parts.some(({ required_stated }) => required_stated === 'all')) return 'all';
  const lists = parts.map(({ required_stated }) => (Array.isArray(required_stated) ? required_stated : []));
  return [...new Set(lists.flat().map(onDeal))];
}

function nameOf(head: SystemDefinition | null, deal: Part): Part['name'] {
  const { en, ru } = fill(head?.name ?? deal.name, deal.id);
  return { en: `${en}, one pipeline`, ru: `${ru}, одна воронка` };
}

/** What opens a deal is what lets a card into the first stage of the deal part. */
function opened(stages: Part['stages'], opening: Part['opening']): Part['stages'] {
  const [first, ...later] = stages;
  if (first === undefined) return stages;
  const own = new Set((first.entry ?? []).map(({ id }) => id));
  const more = criteriaOnDeal(opening).filter(({ id }) => !own.has(id));
  const entry = [...(first.entry ?? []), ...more];
  return [entry.length > 0 ? { ...first, entry } : first, ...later];
}

/** The system that `SYSTEM:flat`, or `SYSTEM-flat` as a workspace remembers it, asks for flattened; null = none. */
export const flatSystem = (id: string): string | null => /^(.+)[:-]flat$/.exec(id)?.[1] ?? null;

/**
 * A system as one process of deals, for CRMs that hold leads and deals in one pipeline: the stages of its lead part, then
 * of its deal part; the final states of the deal part; the lead part's `lost` as disqualified, its neutral states as they
 * are. What only leads from card to card (the lead part's `won`, links between lead and deal) is left out, contracts too.
 * @throws VoronkaError bad_input for a system without a part of leads and one of deals
 */
export function flatten(system: readonly Process[]): PartDefinition {
  const parts = system.map(({ definition }) => partSchema.parse(definition));
  const lead = parts.find(({ entity }) => entity === 'lead');
  const deal = parts.find(({ entity }) => entity === 'deal');
  if (lead === undefined || deal === undefined) {
    throw new VoronkaError(
      'bad_input',
      `${system[0]?.system ?? system[0]?.id ?? 'This'} has no two parts to join: one of leads and one of deals.`,
      'Give a system with both; a process of deals alone is in one pipeline already.',
    );
  }
  const read = systemSchema.safeParse(system[0]?.systemDefinition);
  const head = read.success ? read.data : null;
  const put = collector();
  const early = put(lead.id, lead.stages);
  const late = put(deal.id, deal.stages);
  const won = put(deal.id, deal.won ?? []);
  const lost = put(deal.id, deal.lost ?? []);
  const unfit = put(lead.id, lead.lost ?? []).map((state) => ({ ...state, kind: 'disqualified' as const }));
  const neutral = [...put(deal.id, deal.neutral ?? []), ...put(lead.id, lead.neutral ?? [])];
  const both = [lead, deal];
  const rules = Object.entries({ ...lead.rules, ...deal.rules }).filter(
    ([name]) => !handOverRules.includes(name),
  );
  const suggested = both.flatMap((part) => (Array.isArray(part.suggested) ? part.suggested : []));
  const { opening, started_from: _, system: __, ...rest } = deal;
  const flat: Record<string, unknown> = {
    ...rest,
    id: `${head?.system ?? deal.id}-flat`,
    name: nameOf(head, deal),
    win_base: deal.win_base ?? late[0]?.id,
    required_stated: statedOf(both),
    suggested: joined(suggested),
    stages: [...early, ...opened(late, opening)],
    won,
    lost: [...lost, ...unfit],
    neutral,
    reasons: reasonsOf(both),
    milestones: joined(lead.milestones, deal.milestones),
    triggers: joined(lead.triggers, deal.triggers),
    rules: Object.fromEntries(rules),
    kpis: joined(lead.kpis, deal.kpis),
  };
  return partSchema.parse(
    Object.fromEntries(Object.entries(flat).filter(([, value]) => value !== undefined)),
  );
}

/** The flattened system as a process, as if its file had been read. @throws VoronkaError bad_input, as `flatten` */
export function flattened(system: readonly Process[]): Process {
  const part = flatten(system);
  return compilePart(part, {
    system: null,
    origin: system[0]?.origin ?? 'workspace',
    definition: part,
  });
}
