'use client';

import { PrefetchKind } from 'next/dist/client/components/router-reducer/router-reducer-types';
import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { noteWay } from './came-from.ts';
import styles from './shell.module.css';
import { isStale } from './stale.ts';

/** The address of a link that leads to another page of the product; null for files, other windows and places on this page. */
function pageOf(link: Element | null): URL | null {
  const href = link?.getAttribute('href');
  if (!link || !href || isStale()) return null;
  if (['download', 'target', 'data-reload', 'data-define'].some((name) => link.hasAttribute(name)))
    return null;
  const url = new URL(href, location.href);
  const isHere = url.pathname === location.pathname && url.search === location.search;
  if (url.origin !== location.origin || url.pathname.startsWith('/api/') || (isHere && url.hash)) return null;
  return url;
}

const linkOf = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest('a[href]') : null;

/** Whether a click asks for this window: no other button, no key held. */
const isPlain = (event: MouseEvent): boolean =>
  !(
    event.defaultPrevented ||
    event.button ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey
  );

/** Milliseconds that the pointer rests on a link before its page is fetched: shorter ones only pass over it. */
const restMs = 60;

/**
 * Links are plain anchors, in tables and charts alike: they work without scripts. With scripts this follows them
 * without loading the document again, fetches the page as soon as the pointer rests on its link, and shows that a page
 * is on its way. `data-stay` keeps the place on the page.
 */
export function Going() {
  const router = useRouter();
  const [isGoing, start] = useTransition();
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const foresee = (event: Event) => {
      clearTimeout(resting);
      const url = pageOf(linkOf(event));
      const fetchPage = () => url && router.prefetch(url.pathname + url.search, { kind: PrefetchKind.FULL });
      if (url) resting = setTimeout(fetchPage, event.type === 'pointerover' ? restMs : 0);
    };
    const follow = (event: MouseEvent) => {
      clearTimeout(resting);
      const link = linkOf(event);
      const url = pageOf(link);
      if (!url || !isPlain(event)) return;
      event.preventDefault();
      noteWay(url);
      start(() =>
        router.push(url.pathname + url.search + url.hash, { scroll: !link?.hasAttribute('data-stay') }),
      );
    };
    document.addEventListener('pointerover', foresee, { passive: true });
    document.addEventListener('click', follow);
    return () => {
      clearTimeout(resting);
      document.removeEventListener('pointerover', foresee);
      document.removeEventListener('click', follow);
    };
  }, [router]);
  return <div aria-hidden className={styles.going} data-going={isGoing || undefined} />;
}
