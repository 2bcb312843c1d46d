/**
 * The direction of imports that docs/architecture.md section 1 states, as a table: each layer may import itself and
 * the layers listed. A new folder in `src` needs a line here and a place in that document.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  i18n: [],
  formats: [],
  analysis: ['formats'],
  grading: ['formats', 'analysis', 'i18n'],
  digest: ['formats', 'analysis', 'i18n'],
  views: ['formats', 'analysis', 'i18n'],
  export: ['formats', 'analysis', 'views'],
  exercises: ['formats', 'analysis', 'grading', 'i18n'],
  site: ['formats', 'analysis', 'grading', 'views', 'i18n'],
  vm: ['formats'],
  components: [
    'formats',
    'analysis',
    'grading',
    'digest',
    'views',
    'export',
    'i18n',
    'site',
    'vm',
    'offline',
    'styles',
    'exercises',
  ],
  layouts: ['components', 'i18n', 'site', 'styles'],
  pages: [
    ...['formats', 'analysis', 'grading', 'digest', 'views', 'i18n', 'site', 'vm', 'styles', 'exercises'],
    ...['components', 'layouts'],
  ],
  offline: [],
  styles: [],
  room: ['formats', 'analysis', 'grading', 'digest', 'i18n', 'exercises'],
  cli: ['formats', 'analysis', 'grading', 'digest', 'views', 'export', 'i18n', 'room', 'exercises'],
};

/** Layers that give the same answer for the same bytes in a worker, on a page and in Node. */
export const pureLayers: readonly string[] = ['formats', 'analysis', 'grading', 'digest', 'export'];

/** Platform globals that all three have, and that neither look at a clock nor at chance. */
export const sharedGlobals: ReadonlySet<string> = new Set([
  'AbortController',
  'AbortSignal',
  'Blob',
  'DecompressionStream',
  'ReadableStream',
  'TextDecoder',
  'TextDecoderStream',
  'TextEncoder',
  'TransformStream',
  'URL',
  'atob',
  'btoa',
  'structuredClone',
]);

/** Where the machine meets its platform: a page, a worker, Node. The rest of `src/vm` runs in all of them. */
export const hostFolder = 'src/vm/host/';

/** What the rest of `src/vm` may use beyond the shared globals: clocks, compression, WebAssembly. */
export const machineGlobals: readonly string[] = [
  'CompressionStream',
  'Response',
  'WebAssembly',
  'clearInterval',
  'clearTimeout',
  'console',
  'performance',
  'setInterval',
  'setTimeout',
];
