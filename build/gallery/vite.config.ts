import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** `npx vite -c build/gallery/vite.config.ts` opens the gallery; shoot.ts builds it and takes every picture. */
export default defineConfig({
  root: root('build/gallery'),
  base: './',
  plugins: [react()],
  resolve: { alias: { '@contract': root('src-main/contract'), '@core': root('src-main/core') } },
  build: {
    outDir: root('out/gallery'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
});
