import flightRecorder from '../../../content/courses/flight-recorder.json' with { type: 'json' };
import goOptimise from '../../../content/courses/go-optimise.json' with { type: 'json' };
import goPprof from '../../../content/courses/go-pprof.json' with { type: 'json' };
import goTrace from '../../../content/courses/go-trace.json' with { type: 'json' };
import type { Locale } from '../../i18n/catalog.ts';
import { compareOffersCatalog } from '../../i18n/catalogs/compare-offers.ts';
import type { ProfileKind } from '../../views/pprof/profile-kind.ts';
import { fixtureKey } from '../analyzer/client.ts';
import { offeredGo } from '../analyzer/offered-go.ts';
import { offeredSamples } from '../analyzer/offered-samples.ts';
import type { TraceKey } from '../analyzer/protocol.ts';
import type { Offered } from '../analyzer/recordings.ts';

/** What is offered of one course. */
export interface OfferedGroup {
  readonly course: string;
  readonly title: string;
  readonly recordings: readonly Offered[];
  /** The open recording is of this course: its others are the likeliest wish. */
  readonly isOfOpen: boolean;
}

const courses = {
  'go-pprof': goPprof,
  'go-trace': goTrace,
  'go-optimise': goOptimise,
  'flight-recorder': flightRecorder,
};

/** Names of the files with the same values, as in `fixed.cpu.pb.gz`. */
const fileKinds: Partial<Record<ProfileKind, readonly string[]>> = {
  cpu: ['cpu'],
  heap: ['heap'],
  allocs: ['heap'],
  mutex: ['mutex', 'block'],
  waiting: ['block', 'mutex'],
};

/**
 * The site's recordings that what is open can be compared with, by course, that of the open one first.
 * @param kind of the open profile; null for an open Go trace
 */
export function compareOffers(open: TraceKey, kind: ProfileKind | null, locale: Locale): OfferedGroup[] {
  const fits = ({ fixture }: Offered): boolean => {
    if (kind === null) return fixture.endsWith('.trace.gz');
    return fileKinds[kind]?.some((name) => new RegExp(`[./]${name}\\.pb\\.gz$`).test(fixture)) ?? false;
  };
  const groups = new Map<string, Offered[]>();
  for (const one of [...offeredGo, ...offeredSamples]) {
    if (!fits(one) || isSameRecording(open, one.fixture)) continue;
    const course = courseOf(one.fixture);
    groups.set(course, [...(groups.get(course) ?? []), one]);
  }
  const all = [...groups].map(([course, recordings]) => ({
    course,
    title: courses[course as keyof typeof courses]?.[locale].title ?? compareOffersCatalog[locale].samples,
    recordings,
    isOfOpen: open.startsWith(fixtureKey(`${course}/`)),
  }));
  return all.sort((a, b) => Number(b.isOfOpen) - Number(a.isOfOpen));
}

const courseOf = (fixture: string): string => fixture.slice(0, fixture.indexOf('/'));
const fileOf = (fixture: string): string => fixture.slice(fixture.lastIndexOf('/') + 1);

/** Exercises of a course that share a recording have it under one name. */
function isSameRecording(open: TraceKey, fixture: string): boolean {
  return open.startsWith(fixtureKey(`${courseOf(fixture)}/`)) && fileOf(open) === fileOf(fixture);
}
