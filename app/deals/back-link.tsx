'use client';

import { useEffect, useState } from 'react';
import { cameFrom } from '../ui/came-from.ts';

type Props = {
  /** The page that shows the figure. */
  readonly href: string;
  readonly text: string;
  /** What the way back is called, by the page's path. */
  readonly names: Readonly<Record<string, string>>;
};

/** The way back to the figure: to the page that the reader came from, else to the one that shows it. */
export function BackLink({ href, text, names }: Props) {
  const [way, setWay] = useState({ href, text });
  useEffect(() => {
    const from = cameFrom();
    const path = from?.split('?')[0] ?? '';
    const name = names[path] ?? (path.startsWith('/owners/') ? names['/owners'] : undefined);
    if (from && name) setWay({ href: from, text: name });
  }, [names]);
  return <a href={way.href}>← {way.text}</a>;
}
