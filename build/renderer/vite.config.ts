import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The windows, as files that work under app:// and under http alike: every address in them is relative. Nothing is
 * inlined that a strict content security policy would refuse.
 */
export default defineConfig({
  root: root('src-renderer'),
  base: './',
  plugins: [react()],
  resolve: { alias: { '@contract': root('src-main/contract'), '@core': root('src-main/core') } },
  build: {
    outDir: root('out/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Served from this computer: what counts is that the editor and the rules are loaded only when they are needed.
    chunkSizeWarningLimit: 1000,
  },
});
