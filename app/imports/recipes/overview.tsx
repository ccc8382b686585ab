import type { Recipe } from '../../../lib/recipes/recipe.ts';
import type { RecipeTexts } from '../../../lib/recipes/texts.ts';
import table from '../../ui/plain-table.module.css';
import { Section } from '../section.tsx';

/** What can be got out of the CRM, by what, and what it lets one see. */
export function Overview({ texts, recipe }: { texts: RecipeTexts; recipe: Recipe }) {
  const { text } = texts;
  const title = text('recipes.overview');
  return (
    <Section id="overview" title={title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="wide" aria-label={`${title}: ${texts.of(recipe, 'name')}`} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              {['what', 'by', 'unlocks'].map((name) => (
                <th key={name} scope="col">
                  {text(`recipes.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {recipe.parts.map((part) => (
              <tr key={part.kind} data-part={part.kind}>
                <th scope="row">
                  <a href={`#${part.kind}`}>{text(`recipes.kind.${part.kind}`)}</a>
                </th>
                <td>{texts.ways(part)}</td>
                <td>{texts.unlocks(part).join(' · ') || text('none')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
