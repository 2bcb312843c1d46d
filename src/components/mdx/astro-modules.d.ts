/** For `tsc`, which reads no `.astro` file. `astro check` looks at the files themselves, and at this never. */
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
