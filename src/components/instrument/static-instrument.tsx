import { renderToStringAsync } from 'preact-render-to-string';
import { rowKinds } from '../../analysis/gotrace/timeline/rows-of.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { instrumentCatalog } from '../../i18n/catalogs/instrument.ts';
import { formatCount } from '../../views/format-count.ts';
import { fixtureKey } from '../analyzer/client.ts';
import { GoTraceInstrument, GoTraceModel } from '../gotrace/go-trace-instrument.tsx';
import { goTraceViews, holdUps } from '../gotrace/go-trace-model.ts';
import type { GoTraceOpenState } from '../gotrace/protocol.ts';
import { ProfileInstrument, ProfileModel } from '../pprof/profile-instrument.tsx';
import { profileViews } from '../pprof/profile-model.ts';
import type { ProfileOpenState } from '../pprof/protocol.ts';
import { FirstRows, type TakenTable } from './first-rows.ts';
import { GivenAnswers } from './given-answers.ts';
import { openGoFixture } from './open-go-fixture.ts';

/*
 * What an embedded Go trace or profile shows first, drawn while the site is built with the parts of the live instrument
 * and the answers of its worker. Runs in Node only.
 */

/** Nothing is taken back while the site is built. */
const never = { signal: new AbortController().signal, tell: () => undefined };

/** What a lesson asks an instrument to show, as the parameters of its address. */
export type FirstParams = Readonly<Record<string, string>>;

/**
 * The names of views and of parameters, by format. Values that are names too; the rest is judged by what it finds.
 */
const namedValues: Readonly<Record<string, readonly string[]>> = {
  kind: holdUps,
  count: ['official', 'complete'],
  by: rowKinds,
};

export interface Asked {
  readonly fixture: string;
  readonly locale: Locale;
  readonly id: string;
  readonly first: FirstParams;
  /** Rows that each table has. */
  readonly most: number;
  /** Is shown each table that is drawn. */
  readonly take?: (table: TakenTable) => void;
}

/**
 * The instrument in its first state, as HTML.
 * @throws Error for a view, parameter or value that the instrument does not know, and for a view without content
 */
export async function staticInstrument({ fixture, locale, id, first, most, take }: Asked): Promise<string> {
  const { state, other } = await openGoFixture(fixture);
  const t = instrumentCatalog[locale];
  const note = (shown: number, count: number) => t.moreRows(formatCount(shown), formatCount(count));
  const opened = {
    locale,
    trace: fixtureKey(fixture),
    name: fixture.slice(fixture.lastIndexOf('/') + 1),
    addressKey: null,
    first,
    given: new GivenAnswers((kind, params) => other.answer(kind, params, never), most),
  };
  const isTrace = state.format === 'gotrace';
  const model = isTrace
    ? new GoTraceModel({ ...opened, state: state as GoTraceOpenState })
    : new ProfileModel({ ...opened, state: state as ProfileOpenState });
  check(fixture, first, model.params.names, isTrace ? goTraceViews : profileViews);
  if (first.with) {
    const compared = model instanceof ProfileModel ? model.diff : model.compared;
    await openGoFixture(first.with);
    compared.key.value = fixtureKey(first.with);
    compared.name.value = first.with.slice(first.with.lastIndexOf('/') + 1);
    compared.isOpen.value = true;
  }
  const html = await renderToStringAsync(
    <FirstRows.Provider value={{ most, note, take }}>
      {model instanceof GoTraceModel ? (
        <GoTraceInstrument model={model} id={id} alone={false} />
      ) : (
        <ProfileInstrument model={model} id={id} alone={false} />
      )}
    </FirstRows.Provider>,
  );
  if (model.problem.value)
    throw new Error(`<Analyzer fixture="${fixture}">: ${JSON.stringify(model.problem.value)}`);
  if (!/<td|<li|<dd|<svg/.test(html.slice(html.indexOf('frame-body'))))
    throw new Error(`<Analyzer fixture="${fixture}">: ${JSON.stringify(first)} shows nothing`);
  return html;
}

function check(
  fixture: string,
  first: FirstParams,
  names: readonly string[],
  views: readonly string[],
): void {
  const fail = (what: string, known: readonly string[]) =>
    new Error(`<Analyzer fixture="${fixture}">: ${what}; known are ${known.join(', ')}`);
  for (const [name, value] of Object.entries(first)) {
    if (!names.includes(name)) throw fail(`unknown parameter "${name}"`, names);
    const values = name === 'view' ? views : namedValues[name];
    if (values && !values.includes(value)) throw fail(`unknown ${name} "${value}"`, values);
  }
}
