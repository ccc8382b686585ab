import type { Part, Recipe } from '../../../lib/recipes/recipe.ts';
import type { RecipeTexts } from '../../../lib/recipes/texts.ts';
import { Section } from '../section.tsx';
import { Marked } from './marked.tsx';
import styles from './recipes.module.css';

/** Steps in their order. */
export function Steps({ items }: { items: readonly string[] }) {
  return (
    <ol className={styles.steps}>
      {items.map((item) => (
        <li key={item}>
          <Marked text={item} />
        </li>
      ))}
    </ol>
  );
}

type Props = { readonly texts: RecipeTexts; readonly recipe: Recipe; readonly part: Part };

/** One thing to get out of the CRM: by what, step by step, with requests to copy and what it unlocks. */
export function PartSection({ texts, recipe, part }: Props) {
  const names = texts.unlocks(part).join(' · ');
  return (
    <Section
      id={part.kind}
      title={texts.text(`recipes.kind.${part.kind}`)}
      lead={texts.ways(part)}
      foot={names && <span>{texts.text('recipes.doc.unlocks', { names })}</span>}
    >
      <Steps items={texts.list(recipe, part.kind, part.steps)} />
      {part.code.length > 0 && (
        <div className={styles.requests}>
          <p>{texts.text('recipes.code')}</p>
          {part.code.map((code) => (
            <pre key={code}>
              <code>{code}</code>
            </pre>
          ))}
        </div>
      )}
    </Section>
  );
}
