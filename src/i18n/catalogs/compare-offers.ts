import { defineCatalog } from '../catalog.ts';

/** The site's recordings that a Go trace or a profile can be compared with. */
export const compareOffersCatalog = defineCatalog({
  en: {
    title: 'Or a recording of this site',
    sameValues: 'Only profiles of the same values can be compared; these have them.',
    none: 'This site has no other profile of these values.',
    samples: 'Samples',
    count: (count: number) => `${count} ${count === 1 ? 'recording' : 'recordings'}`,
  },
  ja: {
    title: 'このサイトの記録と比べる',
    sameValues: '比べられるのは、値の種類が同じプロファイルだけです。次のものが当てはまります。',
    none: 'このサイトには、値の種類が同じプロファイルがありません。',
    samples: 'サンプル',
    count: (count: number) => `${count}件`,
  },
});
