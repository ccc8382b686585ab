import { recipeDocument } from '../../../../lib/recipes/document.ts';
import { reader } from '../../../server/reader.ts';
import { askedRecipe } from '../asked-recipe.ts';

export const dynamic = 'force-dynamic';

/** A recipe as a file for the administrator, in the reader's language. */
export async function GET(request: Request): Promise<Response> {
  const [{ language }, { recipe }] = await Promise.all([
    reader(),
    askedRecipe(new URL(request.url).searchParams.get('crm')),
  ]);
  return new Response(recipeDocument(language, recipe), {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="voronka-${recipe.crm}.md"`,
      'cache-control': 'no-store',
    },
  });
}
