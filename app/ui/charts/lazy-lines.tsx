'use client';

import dynamic from 'next/dynamic';
import type { LinesProps } from './lines.tsx';

const Lines = dynamic(() => import('./lines.tsx').then(({ Lines: component }) => component), { ssr: false });

/** The drawn chart, fetched when a page needs one; its place is kept meanwhile. */
export function LazyLines(props: LinesProps) {
  return (
    <div style={{ minHeight: props.height ?? 280 }}>
      <Lines {...props} />
    </div>
  );
}
