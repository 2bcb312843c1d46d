import { isNarrowed, type Narrowing, narrowProfile } from '../../../analysis/pprof/narrow.ts';
import { defaultSampleType } from '../../../analysis/pprof/sample-type.ts';
import { sumOfSamples } from '../../../analysis/pprof/weights.ts';
import type { Profile } from '../../../formats/pprof/profile.ts';
import { readProfile } from '../../../formats/pprof/read-profile.ts';
import type { ProfileInfo } from '../../../views/pprof/profile-info.ts';
import { profileKind } from '../../../views/pprof/profile-kind.ts';
import type { OtherRequestKind, TraceKey } from '../../analyzer/protocol.ts';
import { OpenError } from '../../analyzer/worker/open-error.ts';
import { openTraces } from '../../analyzer/worker/open-traces.ts';
import type { OtherInput, OtherTrace } from '../../analyzer/worker/other-trace.ts';
import { type ProfileOpenState, type ProfileRequests, profileRequestKinds } from '../protocol.ts';
import { ProfileReports } from './profile-reports.ts';

/** A profile in the worker: read whole, because its names come last, then asked for tables. */
export class OpenProfile implements OtherTrace {
  readonly format = 'pprof';
  private readonly input: OtherInput;
  private reports: ProfileReports | null = null;
  private profile: Profile | null = null;
  private narrowed: { readonly key: string; readonly reports: ProfileReports } | null = null;

  constructor(input: OtherInput) {
    this.input = input;
  }

  async read(): Promise<ProfileOpenState> {
    const { reading, source, key, post } = this.input;
    const chunks: Uint8Array[] = [];
    post({ kind: 'state', trace: key, state: this.state('reading', null) });
    await reading.takeAll(
      source,
      (chunk) => chunks.push(chunk),
      (soFar) => post({ kind: 'progress', trace: key, ...soFar }),
    );
    // Reading ends at once: names, which come last, are not there.
    if (reading.stopped) throw new OpenError({ kind: 'cancelled', detail: '' });
    const read = readProfile(joined(chunks, reading.read), {
      isCut: reading.notices.some(({ kind }) => kind !== 'gzip-checksum' && kind !== 'after-gzip'),
    });
    const { profile, problem } = read;
    if (!profile) {
      const at = Number.isNaN(problem.offset) ? '' : ` (${problem.offset})`;
      throw new OpenError({ kind: 'bad-profile', detail: problem.code, message: `${problem.message}${at}` });
    }
    const cut = problem && { offset: problem.offset, nameless: read.nameless };
    this.profile = profile;
    this.reports = new ProfileReports(profile, profile, openProfile);
    return this.state('analysed', infoOf(profile, source.name, cut));
  }

  answer(kind: OtherRequestKind, params: unknown): Promise<unknown> {
    const { reports } = this;
    const isKnown = (profileRequestKinds as readonly string[]).includes(kind);
    if (!reports || !isKnown) throw new OpenError({ kind: 'other-format', detail: this.format });
    const { narrow } = params as { readonly narrow?: Narrowing };
    const asked = narrow && isNarrowed(narrow) ? this.narrowedBy(narrow) : reports;
    const answer = asked[kind as keyof ProfileRequests] as (asked: unknown) => unknown;
    return Promise.resolve(answer.call(asked, params));
  }

  /** Reports on a part of the profile; the last one is kept, as every view asks for the same. */
  private narrowedBy(narrow: Narrowing): ProfileReports {
    const key = JSON.stringify(narrow);
    if (this.narrowed?.key !== key) {
      const whole = this.profile as Profile;
      const other = (trace: TraceKey) => narrowProfile(openProfile(trace), narrow);
      this.narrowed = { key, reports: new ProfileReports(narrowProfile(whole, narrow), whole, other) };
    }
    return this.narrowed.reports;
  }

  subject(): Promise<Profile> {
    if (!this.profile) throw new OpenError({ kind: 'closed', detail: this.input.key });
    return Promise.resolve(this.profile);
  }

  /** Null until it is read. */
  get whole(): Profile | null {
    return this.profile;
  }

  private state(stage: ProfileOpenState['stage'], info: ProfileInfo | null): ProfileOpenState {
    return { format: this.format, stage, notices: this.input.reading.notices, info };
  }
}

/** Another profile that the page has opened. */
function openProfile(trace: TraceKey): Profile {
  const other = openTraces.get(trace)?.other;
  const profile = other instanceof OpenProfile ? other.whole : null;
  if (!profile)
    throw new OpenError({ kind: other ? 'other-format' : 'closed', detail: other?.format ?? trace });
  return profile;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function infoOf(profile: Profile, name: string, cut: ProfileInfo['cut']): ProfileInfo {
  const { sampleTypes, samples, functions, locations } = profile;
  return {
    name,
    bytes: profile.bytes,
    kind: profileKind(profile),
    sampleTypes,
    totals: sampleTypes.map((_, type) => sumOfSamples(profile, type)),
    first: defaultSampleType(profile),
    samples: samples.count,
    functions: functions.count,
    locations: locations.count,
    timeNs: profile.timeNs,
    durationNs: profile.durationNs,
    periodType: profile.periodType,
    period: profile.period,
    comments: profile.comments,
    hasLabels: samples.labels.key.length > 0,
    hasLines: locations.lineNumber.some((line) => line > 0),
    programs: profile.mappings.map(({ file }) => file).filter((file) => file !== ''),
    dropFrames: profile.dropFrames,
    cut,
  };
}
