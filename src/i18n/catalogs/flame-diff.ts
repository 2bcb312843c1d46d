import { defineCatalog } from '../catalog.ts';

/** Two profiles, one less the other. */
export const diffCatalog = defineCatalog({
  en: {
    change: 'change',
    before: 'before',
    after: 'after',
    ofBefore: (share: string) => `${share} of before`,
  },
  ja: {
    change: '変化',
    before: '変更前',
    after: '変更後',
    ofBefore: (share: string) => `変更前の${share}`,
  },
});
