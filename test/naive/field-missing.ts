import type { ProcessState, RequiredField } from '../../lib/process/types.ts';
import { attributeAsOf } from './attributes.ts';
import { type NaiveCase, transitionsOf } from './cases.ts';
import { carriesField } from './field-rules.ts';
import {
  type Bench,
  hasHistory,
  inForce,
  isEmptyField,
  type NaiveFlag,
  type NaiveRule,
  severityOf,
} from './judge.ts';

function requiredAt(bench: Bench, stage: ProcessState): RequiredField[] {
  const stages = bench.process.cumulative
    ? bench.process.states.filter((s) => s.kind === 'active' && s.position! <= stage.position!)
    : [stage];
  return stages
    .flatMap((s) => s.required)
    .filter(({ anyOf }) => {
      const stated = bench.process.requiredStated;
      return stated === 'all' || anyOf.some((field) => stated.includes(field));
    })
    .filter(({ anyOf }) => anyOf.every((field) => carriesField(bench, field)));
}

/** METRICS 6: one flag per forward move and requirement that is empty at that instant. */
export const fieldMissing: NaiveRule = {
  rule: 'field_missing',
  severity: 'medium',
  judge(bench) {
    const { world, process, entity, asOf, cases } = bench;
    if (!process.states.some((state) => state.required.length > 0)) return { why: 'no required field' };
    if (!process.states.some((state) => requiredAt(bench, state).length > 0))
      return { why: 'fields not exported' };
    if (!hasHistory(bench)) return { why: 'no stage_history' };
    const forward = (c: NaiveCase) =>
      c.history === 'none'
        ? []
        : transitionsOf(c.mapped).filter(({ from, to }) => {
            if (from.state!.kind !== 'active' || requiredAt(bench, from.state!).length === 0) return false;
            if (to.state!.kind === 'won') return true;
            return to.state!.kind === 'active' && to.state!.position! > from.state!.position!;
          });
    const exposed = cases.filter((c) => forward(c).length > 0);
    const severity = severityOf(process, 'field_missing', 'medium');
    const flags = exposed.flatMap((c) =>
      forward(c).flatMap(({ from, to }) =>
        requiredAt(bench, from.state!).flatMap(({ anyOf }): NaiveFlag[] => {
          const empty = (instant: number) =>
            anyOf.every((field) => isEmptyField(field, attributeAsOf(world, entity, c.row, field, instant)));
          if (!inForce(bench, to.enteredAt) || !empty(to.enteredAt!)) return [];
          const state = empty(asOf) ? 'now' : 'past';
          return [
            { rule: 'field_missing', severity, case: c.id, stage: from.state!.id, at: to.enteredAt, state },
          ];
        }),
      ),
    );
    return { flags, exposed };
  },
};
