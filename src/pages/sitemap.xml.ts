import type { APIRoute } from 'astro';
import { locales } from '../i18n/catalog.ts';
import { allCourses } from '../site/courses.ts';
import { href } from '../site/url.ts';

/** A sitemap needs full addresses: without `SITE_URL` it lists none. */
export const GET: APIRoute = async ({ site }) => {
  const pages = ['/'];
  for (const locale of locales) {
    pages.push(
      `/${locale}/`,
      `/${locale}/tools/`,
      `/${locale}/analyze/`,
      `/${locale}/machine/`,
      `/${locale}/glossary/`,
    );
    for (const course of await allCourses(locale)) {
      pages.push(course.path, ...course.lessons.map((lesson) => lesson.path));
    }
  }
  const entries = site ? pages.map((path) => `<url><loc>${new URL(href(path), site).href}</loc></url>`) : [];
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
