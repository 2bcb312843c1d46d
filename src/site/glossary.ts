import { z } from 'zod';
import source from '../../content/glossary/terms.json' with { type: 'json' };

const words = z.strictObject({
  term: z.string().min(1),
  /** One or two sentences. */
  short: z.string().min(1).max(220),
  /** Forms that lessons and the interface do not use. */
  avoid: z.array(z.string().min(1)).optional(),
});

const termSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  en: words,
  ja: words,
  /** The source of the definition. */
  link: z.url({ protocol: /^https$/ }),
});

export type Term = z.infer<typeof termSchema>;

/** Every term in both languages, in the file's order. */
export const terms: readonly Term[] = z.array(termSchema).parse(source);

const byId = new Map(terms.map((term) => [term.id, term]));

/** @throws Error naming the page and the known terms for an unknown id. */
export function termById(id: string, page: string): Term {
  const term = byId.get(id);
  if (term) return term;
  throw new Error(
    `${page}: <Term id="${id}"> is not in content/glossary/terms.json; it has ${[...byId.keys()].join(', ')}`,
  );
}
