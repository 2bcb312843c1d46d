/** A second build, for a site that does not lie at the root of its host: where it is put and what it is built for. */
export const subPath = {
  folder: '.cache/sub-path',
  base: '/some/path/',
  site: 'https://dojo.example',
} as const;
