'use client';

import { useEffect, useState } from 'react';
import styles from './save-picture.module.css';

const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'text-anchor',
  'dominant-baseline',
  'fill-opacity',
  'stroke-opacity',
  'visibility',
  'transform',
  'font-variant-numeric',
  'paint-order',
];

/** A copy of a drawing that carries its looks with it: a picture outside the page has no style sheet. */
function standalone(svg: SVGSVGElement): { text: string; width: number; height: number } {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    const text = kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    to[index]?.setAttribute('style', text);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

async function drawn(text: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

/** All drawings of a panel under its title, one below the other, twice as fine as the screen. */
async function pictureOf(panel: HTMLElement): Promise<Blob | null> {
  const drawings = [...panel.querySelectorAll<SVGSVGElement>('svg')]
    .filter((svg) => !svg.parentElement?.closest('svg') && svg.getBoundingClientRect().width > 40)
    .map(standalone);
  const title = panel.querySelector('h2')?.firstChild?.textContent ?? '';
  const width = Math.max(...drawings.map((one) => one.width)) + 32;
  const height = drawings.reduce((sum, one) => sum + one.height + 16, 56);
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const style = getComputedStyle(document.body);
  pen.scale(2, 2);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = style.color;
  pen.font = `600 16px ${style.fontFamily}`;
  pen.fillText(title, 16, 32);
  let y = 48;
  for (const one of drawings) {
    pen.drawImage(await drawn(one.text), 16, y, one.width, one.height);
    y += one.height + 16;
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** A button that saves the panel's drawing as PNG; absent where the panel draws nothing. */
export function SavePicture({ panel, label, title }: { panel: string; label: string; title: string }) {
  const [draws, setDraws] = useState(false);
  useEffect(() => {
    const look = () => setDraws(document.querySelector(`[id="${panel}"] svg`) !== null);
    look();
    const later = setTimeout(look, 1500);
    return () => clearTimeout(later);
  }, [panel]);
  if (!draws) return null;
  const save = async () => {
    const element = document.getElementById(panel);
    const blob = element && (await pictureOf(element));
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `voronka-${panel}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <button type="button" className={styles.save} onClick={save} title={title}>
      {label}
    </button>
  );
}
