import { z } from 'zod';
import placesSource from '../../content/tools/places.json' with { type: 'json' };
import symptomsSource from '../../content/tools/symptoms.json' with { type: 'json' };
import toolsSource from '../../content/tools/tools.json' with { type: 'json' };
import type { Locale } from '../i18n/catalog.ts';

/* Which tool when: `content/tools`, text in both languages. Backquotes mark code. */

const id = z.string().regex(/^[a-z0-9-]+$/);
const text = z.string().min(1).max(300);
const both = <Words extends z.ZodType>(words: Words) => ({ en: words, ja: words });
/** `course/lesson` */
const lessons = z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/));

const toolSchema = z.strictObject({
  id,
  name: z.union([text, z.strictObject(both(text))]),
  /** The analyzer reads what it writes. */
  reads: z.boolean(),
  command: text,
  ...both(z.strictObject({ sees: text, blind: text, cost: text })),
  sources: z.array(z.strictObject({ title: text, url: z.url({ protocol: /^https$/ }) })).min(1),
  lessons,
});
const symptomSchema = z.strictObject({
  id,
  ...both(z.strictObject({ symptom: text, next: text })),
  tools: z.array(id).min(1),
  lessons,
});
const placeSchema = z.strictObject({
  id,
  look: text,
  ...both(z.strictObject({ place: text, sign: text })),
  tools: z.array(id).min(1),
});

export type Tool = z.infer<typeof toolSchema>;

export const tools: readonly Tool[] = z.array(toolSchema).parse(toolsSource);
export const symptoms = z.array(symptomSchema).parse(symptomsSource);
export const places = z.array(placeSchema).parse(placesSource);

const byId = new Map(tools.map((tool) => [tool.id, tool]));

/** @throws Error for a tool that is not in content/tools/tools.json */
export function toolById(wanted: string): Tool {
  const tool = byId.get(wanted);
  if (tool) return tool;
  throw new Error(`content/tools: there is no tool "${wanted}"; there are ${[...byId.keys()].join(', ')}`);
}

export function nameOf({ name }: Tool, locale: Locale): string {
  return typeof name === 'string' ? name : name[locale];
}

/** The tools that a lesson is about. @param lesson `course/lesson` */
export function toolsOf(lesson: string): readonly Tool[] {
  return tools.filter(({ lessons: taught }) => taught.includes(lesson));
}
