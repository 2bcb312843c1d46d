import type { APIRoute } from 'astro';
import { locales } from '../../i18n/catalog.ts';
import { siteCatalog } from '../../i18n/catalogs/site.ts';
import { href } from '../../site/url.ts';

export const getStaticPaths = () => locales.map((locale) => ({ params: { locale }, props: { locale } }));

/** How the site is installed as an app: one app, which begins in the language it was installed in. */
export const GET: APIRoute<{ locale: (typeof locales)[number] }> = ({ props: { locale } }) => {
  const icon = (name: string, size: number, purpose: string) => ({
    src: href(`/icons/${name}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: href('/'),
    name: 'Trace Dojo',
    short_name: 'Trace Dojo',
    description: siteCatalog[locale].homeDescription,
    lang: locale,
    start_url: href(`/${locale}/`),
    scope: href('/'),
    display: 'minimal-ui',
    background_color: '#fbfaf7',
    theme_color: '#fbfaf7',
    icons: [
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('maskable-512', 512, 'maskable'),
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
};
