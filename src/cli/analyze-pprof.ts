import { makeReport } from '../analysis/pprof/report.ts';
import { defaultSampleType } from '../analysis/pprof/sample-type.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import type { Locale } from '../i18n/catalog.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import type { OpenedInput } from './open-input.ts';
import { readWholeProfile } from './open-profile.ts';
import { profileToJson } from './pprof-json.ts';
import { PprofText } from './pprof-text.ts';

/** Rows of each table of the summary. */
const summaryRows = 15;

/** What `analyze` says of a profile: its largest functions, for each of its sample types. @throws InputError */
export async function reportProfile(input: OpenedInput, locale: Locale): Promise<AnalyzeReport> {
  const profile = await readWholeProfile(input, locale);
  return {
    json: () => profileToJson(profile, input.path),
    text: (layout) => summary(profile, layout.locale),
    cut: [],
  };
}

function summary(profile: Profile, locale: Locale): string {
  const first = defaultSampleType(profile);
  const types = profile.sampleTypes
    .map((_, type) => type)
    .sort((a, b) => Number(b === first) - Number(a === first));
  return types
    .map((sampleType) =>
      new PprofText(makeReport(profile, { sampleType, nodeCount: summaryRows }), locale).top(),
    )
    .join('\n');
}
