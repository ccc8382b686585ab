import type { Metadata } from 'next';
import { recipes } from '../../../lib/recipes/list.ts';
import { listNames } from '../../../lib/recipes/recipe.ts';
import { recipeTexts } from '../../../lib/recipes/texts.ts';
import { reader } from '../../server/reader.ts';
import { address, paramsOf, type SearchParams } from '../../ui/address.ts';
import { Answer } from '../../ui/answer.tsx';
import frame from '../../ui/page-frame.module.css';
import { Switch } from '../../ui/switch.tsx';
import { Section } from '../section.tsx';
import { askedRecipe } from './asked-recipe.ts';
import { Marked } from './marked.tsx';
import { Overview } from './overview.tsx';
import { PartSection, Steps } from './part-section.tsx';
import styles from './recipes.module.css';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('recipes.title') };
}

/** How to get deals, their history, activities and dictionaries out of a CRM; it needs no build, for it comes before one. */
export default async function RecipesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ t, language }, search] = await Promise.all([reader(), searchParams]);
  const params = paramsOf(search);
  const { recipe, isLoaded } = await askedRecipe(params.get('crm'));
  const texts = recipeTexts(language);
  return (
    <main className={frame.main} id="main" data-recipe={recipe.crm}>
      <header className={styles.head}>
        <p>
          <a href="/imports">{t('nav.imports')}</a>
        </p>
        <h1>{t('recipes.title')}</h1>
        <p className={styles.lead}>{t('recipes.lead')}</p>
        <Switch
          label={t('recipes.crm')}
          items={recipes.map((one) => ({
            text: texts.of(one, 'name'),
            href: address('/imports/recipes', params, { crm: one.crm }),
            here: one === recipe,
          }))}
        />
      </header>
      <Answer>
        <Marked text={texts.of(recipe, 'answer')} /> {isLoaded && t('recipes.loaded')}
      </Answer>
      <p className={styles.tools}>
        <a href={address('/imports/recipes/text', new URLSearchParams({ crm: recipe.crm }))} download>
          {t('recipes.download')}
        </a>
      </p>
      <Overview texts={texts} recipe={recipe} />
      <Section id="access" title={t('recipes.access')}>
        <Steps items={texts.list(recipe, 'access', recipe.access)} />
      </Section>
      {recipe.parts.map((part) => (
        <PartSection key={part.kind} texts={texts} recipe={recipe} part={part} />
      ))}
      {listNames.map((name) => (
        <Section
          key={name}
          id={name}
          title={t(`recipes.list.${name}`)}
          lead={name === 'unsure' && t('recipes.list.unsure.what')}
        >
          <ul className={styles.steps}>
            {texts.list(recipe, name, recipe[name]).map((item) => (
              <li key={item}>
                <Marked text={item} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Section id="lists" title={t('recipes.lists.title')}>
        <p className={styles.lead}>{t('recipes.lists')}</p>
      </Section>
      <Section id="save" title={t('recipes.save.title')}>
        <p className={styles.lead}>{t('recipes.save')}</p>
        <p>
          <a href="/imports#import">{t('recipes.save.import')}</a>
        </p>
      </Section>
    </main>
  );
}
