import type { Answers } from '../../lib/answers.ts';

type Stage = Answers['funnel']['stages'][number];

/** What the bars count: deals or their money. */
export type Measure = 'count' | 'money';

/** A part of a stage's bar, by the name of its figure; `rest` left the stage otherwise: back, or out of the process. */
export type Part = {
  readonly figure: 'advanced' | 'open' | 'rest' | 'neutral' | 'lost';
  readonly value: number;
};

/** The length of a stage's bar; null where no amount is known. */
export function lengthOf(stage: Stage, measure: Measure): number | null {
  return measure === 'count' ? stage.reached : stage.amount_reached;
}

/** A stage's bar cut by what became of those who reached it; the parts sum to its length. */
export function partsOf(stage: Stage, measure: Measure): Part[] {
  const whole = lengthOf(stage, measure) ?? 0;
  const isCount = measure === 'count';
  const advanced = isCount ? stage.advanced : (stage.amount_advanced ?? 0);
  const open = isCount ? stage.open : (stage.amount_open ?? 0);
  const lost = isCount ? stage.lost : (stage.amount_lost ?? 0);
  const neutral = isCount ? stage.neutral : 0;
  const rest = whole - advanced - open - lost - neutral;
  // No sum is kept of what was set aside: in money it is what is left, unless deals also left otherwise.
  const leftOtherwise = stage.reached - stage.advanced - stage.open - stage.lost - stage.neutral > 0;
  const parts: Part[] = [
    { figure: 'advanced', value: advanced },
    { figure: 'open', value: open },
    { figure: isCount || leftOtherwise ? 'rest' : 'neutral', value: rest > whole * 1e-9 ? rest : 0 },
    { figure: 'neutral', value: neutral },
    { figure: 'lost', value: lost },
  ];
  return parts.filter(({ value }) => value > 0);
}
