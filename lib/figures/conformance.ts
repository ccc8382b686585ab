import { VoronkaError } from '../errors.ts';
import { conformance, deviationKinds } from '../reports/conformance.ts';
import { map } from '../reports/map.ts';
import { findJudgedPaths, findPathCases, findPathMoves } from '../reports/path-cases.ts';
import { counted, type Figure, type FigureContext, figuresOf } from './figure.ts';
import { pathOf, stateOf } from './paths.ts';

/** A finder over the statement that counts cases with a path and their deviations. */
const ofCases =
  (column: string): Figure['find'] =>
  async (context) => {
    await findJudgedPaths(context);
    await counted('conformance_counts', column)(context);
  };

const leftOut = {
  'excluded.no_history': counted('variants_cases', 'no_history'),
  'excluded.no_date': counted('undated', 'n'),
};

/** Cases with a move from one state to another that kept the order, or broke it. */
const moved =
  (isViolation: boolean): Figure['find'] =>
  async (context) => {
    const [from, to, ...more] = pathOf(context);
    if (from === undefined || to === undefined || more.length > 0)
      throw new VoronkaError('usage', 'A move has two stages.', 'Give path=FROM,TO.');
    await findPathCases(context);
    await findPathMoves(context);
    await context.keepFrom(
      '(select case_no as key1, * exclude (case_no) from path_moves)',
      `state_no = ${from} and move_state_no = ${to} and ${isViolation ? '' : 'not '}is_violation`,
      { stays: '1' },
    );
  };

/** Cases with a visit in a state of the process. */
const visited =
  (where: string): Figure['find'] =>
  async (context) => {
    await findPathCases(context);
    const relation =
      '(select v.case_no as key1, v.state_no, v.is_current from scoped_visits as v semi join (select case_no from path_cases) as p on p.case_no = v.case_no)';
    await context.keepFrom(relation, `state_no = ${stateOf(context)} and ${where}`, { stays: '1' });
  };

/** Cases that began in a state, or are last seen in it. */
const placed =
  (side: 'start' | 'end'): Figure['find'] =>
  async (context: FigureContext) => {
    await findPathCases(context);
    const pick = side === 'start' ? 'arg_min' : 'arg_max';
    const relation = `(select v.case_no as key1, ${pick}(v.state_no, v.visit_no) as state_no from scoped_visits as v
      semi join (select case_no from path_cases) as p on p.case_no = v.case_no where v.state_no is not null group by v.case_no)`;
    await context.keepFrom(relation, `state_no = ${stateOf(context)}`);
  };

/** Figures of the order of stages, and of the map of the process. */
export const conformanceFigures: readonly Figure[] = [
  ...figuresOf(
    conformance,
    {},
    {
      cases: ofCases('cases'),
      conforming: ofCases('conforming'),
      deviating: ofCases('deviating'),
      ...Object.fromEntries(Object.keys(deviationKinds).map((kind) => [kind, ofCases(kind)])),
      conforming_won: ofCases('conforming_won'),
      conforming_lost: ofCases('conforming_lost'),
      deviating_won: ofCases('deviating_won'),
      deviating_lost: ofCases('deviating_lost'),
      ...leftOut,
    },
  ),
  ...figuresOf(map, { needs: ['path'] }, { legal: moved(false), violation: moved(true) }),
  ...figuresOf(
    map,
    { needs: ['stage'], takesStages: true, counts: 'visits' },
    { visits: visited('true'), current: visited('is_current') },
  ),
  ...figuresOf(map, { needs: ['stage'], takesStages: true }, { start: placed('start'), end: placed('end') }),
  ...figuresOf(map, {}, leftOut),
];
