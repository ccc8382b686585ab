import type { Definition } from '../../lib/definition.ts';

/** The words of a definition, part by part. */
export function DefinitionBody({ parts }: Pick<Definition, 'parts'>) {
  return (
    <dl>
      {parts.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
