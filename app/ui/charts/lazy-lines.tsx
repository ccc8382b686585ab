'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import type { LinesProps } from './lines.tsx';

const Lines = dynamic(() => import('./lines.tsx').then(({ Lines: component }) => component), { ssr: false });

/** The drawn chart, fetched once the page stands; its place is kept meanwhile. */
export function LazyLines(props: LinesProps) {
  const [stands, setStands] = useState(false);
  useEffect(() => setStands(true), []);
  return <div style={{ minHeight: props.height ?? 280 }}>{stands && <Lines {...props} />}</div>;
}
