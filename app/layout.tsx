import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/wght.css';
import './global.css';
import { reader } from './server/reader.ts';
import { Shell } from './ui/shell.tsx';

export const metadata: Metadata = { title: { default: 'Voronka', template: '%s · Voronka' } };

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function Layout({ children }: { children: ReactNode }) {
  const { language, theme } = await reader();
  return (
    <html lang={language} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        <Shell>{children}</Shell>
      </body>
    </html>
  );
}
