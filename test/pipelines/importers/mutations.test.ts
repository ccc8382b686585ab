import { mutate, mutations, worseFileOf } from './mutants.ts';
import { forms } from './twelve/forms.ts';
import { otherForms } from './twelve/forms-others.ts';

/** The forms of the first CRMs; the others are in a file of their own, for another core. */
const own = forms.slice(0, forms.length - otherForms.length);

mutate(
  own.map(([form], no) => [form.name, no, worseFileOf(form)] as const),
  mutations(forms.length),
);
