import type { ReactNode } from 'react';

type Props = {
  /** What the mark says when it is reached. */
  readonly label: string;
  /** Where it leads: the deals behind it. */
  readonly href?: string | undefined;
  readonly children: ReactNode;
};

/** A mark of a drawn chart: read out when reached by keyboard or pointer, a way to the deals behind it. */
export function Mark({ label, href, children }: Props) {
  return href ? (
    <a href={href} data-mark aria-label={label} tabIndex={-1}>
      {children}
    </a>
  ) : (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it can be reached to be read, it does nothing.
    <g data-mark role="img" aria-label={label} tabIndex={-1}>
      {children}
    </g>
  );
}
