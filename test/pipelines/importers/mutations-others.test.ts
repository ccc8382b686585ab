import { mutate, mutations, worseFileOf } from './mutants.ts';
import { forms } from './twelve/forms.ts';
import { otherForms } from './twelve/forms-others.ts';

mutate(
  otherForms.map(
    ([form], no) => [form.name, forms.length - otherForms.length + no, worseFileOf(form)] as const,
  ),
  mutations(forms.length),
);
