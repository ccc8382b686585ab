import type { NextConfig } from 'next';

const config: NextConfig = {
  // A second server of the same checkout (npm run dev beside another) needs a folder of its own.
  distDir: process.env.VORONKA_DIST ?? '.next',
  serverExternalPackages: ['@duckdb/node-api', 'apache-arrow'],
  // Types are checked by the project's own run; a first start on a user's machine does not wait for it.
  typescript: { ignoreBuildErrors: true, tsconfigPath: 'app/tsconfig.json' },
  poweredByHeader: false,
  devIndicators: false,
  // A page fetched when the pointer rested on its link is shown for so many seconds; the least that Next allows.
  experimental: { staleTimes: { static: 30 } },
};

export default config;
