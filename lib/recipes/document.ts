import type { Language } from '../messages.ts';
import { recipes } from './list.ts';
import { listNames, type Part, type Recipe } from './recipe.ts';
import { type RecipeTexts, recipeTexts } from './texts.ts';

const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
const steps = (items: readonly string[]) => items.map((item, at) => `${at + 1}. ${item}`).join('\n');
const block = (code: string) => `\`\`\`text\n${code}\n\`\`\``;

function partDocument(texts: RecipeTexts, recipe: Recipe, part: Part, level: string): string[] {
  const names = texts.unlocks(part).join('; ');
  return [
    `${level} ${texts.text(`recipes.kind.${part.kind}`)}`,
    `**${texts.text('recipes.column.by')}:** ${texts.ways(part)}.`,
    steps(texts.list(recipe, part.kind, part.steps)),
    ...part.code.map(block),
    ...(names ? [texts.text('recipes.doc.unlocks', { names })] : []),
  ];
}

/** @param level the sign of its headings */
function sections(texts: RecipeTexts, recipe: Recipe, level: string): string[] {
  const { text, list } = texts;
  return [
    texts.of(recipe, 'answer'),
    `${level} ${text('recipes.access')}`,
    steps(list(recipe, 'access', recipe.access)),
    ...recipe.parts.flatMap((part) => partDocument(texts, recipe, part, level)),
    ...listNames.flatMap((name) => [
      `${level} ${text(`recipes.list.${name}`)}`,
      ...(name === 'unsure' ? [text('recipes.list.unsure.what')] : []),
      bullets(list(recipe, name, recipe[name])),
    ]),
  ];
}

const ending = ({ text }: RecipeTexts): string[] => [
  `## ${text('recipes.lists.title')}`,
  text('recipes.lists'),
  `## ${text('recipes.save.title')}`,
  text('recipes.save'),
];

const document = (parts: readonly string[]) => `${parts.join('\n\n')}\n`;

/** One recipe as Markdown, to be handed to an administrator. */
export function recipeDocument(language: Language, recipe: Recipe): string {
  const texts = recipeTexts(language);
  return document([
    `# ${texts.text('recipes.title')}: ${texts.of(recipe, 'name')}`,
    ...sections(texts, recipe, '##'),
    ...ending(texts),
  ]);
}

/** Where a heading can be linked to, as code hosts make it of its text. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\d -]/gu, '')
    .replaceAll(' ', '-');

/** One row per CRM: by what its stage history comes, and how far back. @param guide where the recipes stand */
export function historyTable(language: Language, guide: string): string {
  const texts = recipeTexts(language);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row([texts.text('recipes.crm'), texts.text('recipes.doc.history'), texts.text('recipes.doc.reach')]),
    row(['---', '---', '---']),
    ...recipes.map((recipe) => {
      const name = texts.of(recipe, 'name');
      return row([
        `[${name}](${guide}#${anchorOf(name)})`,
        texts.of(recipe, 'history'),
        texts.of(recipe, 'reach'),
      ]);
    }),
  ].join('\n');
}

/** All recipes as Markdown: `docs/recipes.md`, `docs/recipes.ru.md`. */
export function recipesDocument(language: Language): string {
  const texts = recipeTexts(language);
  return document([
    `# ${texts.text('recipes.title')}`,
    texts.text('recipes.doc.intro'),
    historyTable(language, ''),
    ...recipes.flatMap((recipe) => [`## ${texts.of(recipe, 'name')}`, ...sections(texts, recipe, '###')]),
    ...ending(texts),
  ]);
}
