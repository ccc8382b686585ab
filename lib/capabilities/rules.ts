import type { Rule } from '../rules.ts';

/** Why a rule is judged in part or not at all, and what would unlock it. */
export type RuleState = {
  readonly state: 'yes' | 'partly' | 'no';
  readonly why: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly uses: readonly string[];
};

type Facts = Readonly<Record<string, number>>;

/** Files that stand for a need of a rule. */
const filesOf: Readonly<Record<string, readonly string[]>> = {
  stage_history: ['stage_history'],
  people: ['contacts', 'deal_contacts'],
  leads: ['leads'],
  mover: ['stage_history'],
};

/** The field of the card that a rule asks for, unless the process names another. */
const fieldsOf: Readonly<Record<string, string[]>> = {
  won_without_document: ['cases.contract_signed_at'],
  won_without_feedback: ['cases.csat'],
  won_without_learnings: ['cases.key_learnings'],
  won_without_revenue: ['cases.revenue_actual'],
  won_without_hours: ['cases.hours_spent'],
  lost_without_context: ['cases.loss_context'],
  lost_without_disposition: ['cases.after_loss'],
};

function useOf(need: string): readonly string[] {
  if (/^activity(\.|$)/.test(need)) return ['activities'];
  if (/^(account|contact)\./.test(need)) return [need.replace(/^(account|contact)\./, '$1s.')];
  return filesOf[need] ?? [need.includes('.') ? need : `cases.${need}`];
}

/** What feeds a rule, by who is exposed to it and what it needs. */
export function usesOf(rule: Rule): string[] {
  if (rule.exposure === 'history') return ['stage_history'];
  if (rule.exposure === 'limited') return ['stage_history', 'cases.stage_entered_at'];
  if (rule.needs[0] === 'required') return ['stage_history', 'required'];
  if (rule.needs[0] === 'rule_field') return fieldsOf[rule.name] ?? [];
  if (rule.needs[0]?.startsWith('criteria_')) return ['stage_history', 'activities', 'contacts'];
  if (rule.needs.length === 0) return ['stage_history', 'field_history', 'activities'];
  const moved = ['moved', 'left_expecting'].includes(rule.exposure) ? ['stage_history'] : [];
  return [...new Set([...moved, ...rule.needs.flatMap(useOf)])];
}

function part(n: number, of: number): Pick<RuleState, 'state' | 'why' | 'figures'> {
  const figures = { n, of };
  if (of > 0 && n < of * 0.8) return { state: 'partly', why: 'part', figures };
  return { state: 'yes', why: 'full', figures };
}

/** How far a rule can be judged; `refused` is what the report of compliance says against it. */
export function stateOfRule(rule: Rule, refused: string | null, facts: Facts): RuleState {
  const uses = usesOf(rule);
  const fact = (name: string) => facts[name] ?? 0;
  const no = (why: string): RuleState => ({ state: 'no', why, figures: {}, uses });
  if (refused !== null) {
    if (rule.exposure === 'history' && fact('with_history') === 0) return no('absent');
    if (rule.needsOrder && fact('is_strict') === 0) return no('process_order');
    if (rule.exposure === 'limited' && fact('n_limits') === 0) return no('process_limits');
    if (rule.needs[0] === 'required' && fact('n_required') === 0) return no('process_required');
    if (rule.needs[0] === 'required' && fact('n_required_carried') === 0) return no('required_absent');
    return no('absent');
  }
  if (rule.exposure === 'history') return { ...part(fact('with_history'), fact('cases')), uses };
  if (rule.exposure === 'limited' && fact('with_history') === 0)
    return {
      state: 'partly',
      why: 'instead',
      figures: { n: fact('with_stage_entered'), of: fact('cases') },
      uses,
    };
  if (rule.needs[0] === 'required') {
    const [n, of] = [fact('n_required_carried'), fact('n_required')];
    return {
      state: n < of ? 'partly' : 'yes',
      why: n < of ? 'required_part' : 'full',
      figures: { n, of },
      uses,
    };
  }
  return { state: 'yes', why: 'judged', figures: {}, uses };
}
