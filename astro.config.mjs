import { createHash } from 'node:crypto';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { emulatorWithoutNode, machineInDev } from './scripts/machine-in-vite.mjs';
import { noWorkerInDev } from './scripts/no-worker-in-dev.mjs';
import { highlighting } from './src/site/highlighting.ts';
import { inlineScripts } from './src/site/inline-scripts.ts';
import { processor } from './src/site/markdown.ts';
import { normalizeBase } from './src/site/paths.ts';

/** The inline scripts (theme and language before the first paint) are allowed by hash; all others are files. */
const hashes = inlineScripts.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);

export default defineConfig({
  site: process.env.SITE_URL || undefined,
  base: normalizeBase(process.env.SITE_BASE ?? '/'),
  output: 'static',
  integrations: [mdx(), preact()],
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: { processor, shikiConfig: highlighting },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      // 'wasm-unsafe-eval' lets the search index and the machine compile WebAssembly; it does not allow eval of text.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes },
      styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  vite: {
    plugins: [machineInDev(), noWorkerInDev()],
    build: {
      assetsInlineLimit: 0,
      // Astro marks its modules with a directive of its own, and reads it before the bundler can lose it.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    worker: { format: 'es', plugins: () => [emulatorWithoutNode()] },
  },
});
