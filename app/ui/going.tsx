'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { noteWay } from './came-from.ts';
import styles from './shell.module.css';
import { isStale } from './stale.ts';

/** The address of a link that leads to another page of the product; null for files, other windows and places on this page. */
function pageOf(link: Element | null, event: MouseEvent): URL | null {
  const href = link?.getAttribute('href');
  if (!link || !href || isStale() || event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  if (['download', 'target', 'data-reload', 'data-define'].some((name) => link.hasAttribute(name)))
    return null;
  const url = new URL(href, location.href);
  const isHere = url.pathname === location.pathname && url.search === location.search;
  if (url.origin !== location.origin || url.pathname.startsWith('/api/') || (isHere && url.hash)) return null;
  return url;
}

/**
 * Links are plain anchors, in tables and charts alike: they work without scripts. With scripts this follows them
 * without loading the document again, and shows that a page is on its way. `data-stay` keeps the place on the page.
 */
export function Going() {
  const router = useRouter();
  const [isGoing, start] = useTransition();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const url = pageOf(link, event);
      if (!url) return;
      event.preventDefault();
      noteWay(url);
      start(() =>
        router.push(url.pathname + url.search + url.hash, { scroll: !link?.hasAttribute('data-stay') }),
      );
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
  return <div aria-hidden className={styles.going} data-going={isGoing || undefined} />;
}
