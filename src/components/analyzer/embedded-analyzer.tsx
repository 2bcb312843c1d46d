import { useEffect, useMemo } from 'preact/hooks';
import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { CallRow, TraceInfo } from '../../views/call-row.ts';
import { Address } from './address.ts';
import { fixtureInput, fixtureKey } from './client.ts';
import { onShowLines, takeWaiting } from './events.ts';
import { Frame } from './frame.tsx';
import { LiveView } from './live-view.tsx';
import { AnalyzerModel } from './model.ts';
import { ProblemBox } from './problem.tsx';
import { StaticCalls } from './static-calls.tsx';
import type { ViewState } from './url-state.ts';

/** What Analyzer.astro computes when the site is built. */
export interface EmbeddedProps {
  readonly locale: Locale;
  readonly base: string;
  readonly fixture: string;
  readonly id: string;
  readonly height: number;
  readonly info: TraceInfo;
  readonly state: ViewState;
  /** The first rows of the view, and the calls that are lit in it. */
  readonly rows: readonly CallRow[];
  readonly marked: readonly number[];
  readonly selected: number;
  readonly findings: number;
}

/** An analyzer in a lesson: a table made at build time until it comes near the screen, then the live one in its place. */
export default function EmbeddedAnalyzer(props: EmbeddedProps) {
  const { locale, base, fixture, id, height, info, state } = props;
  const t = analyzerCatalog[locale];
  const model = useMemo(() => startModel(props), []);
  useEffect(() => {
    const address = new Address(model, state, `at-${id}`);
    const leave = address.follow();
    void start(model, fixture, base, props.marked);
    const unlisten = onShowLines(fixture, (lines) => void model.showLines(lines));
    return () => {
      leave();
      unlisten();
      model.leave();
    };
  }, [model, fixture, base, state, id, props.marked]);
  const opened = model.opened.value;
  const live = opened?.stage === 'analysed';
  const problem = model.problem.value;
  return (
    <div id={id} class="analyzer" style={{ '--view-height': `${height}px` }}>
      <Frame
        model={model}
        id={id}
        info={live ? opened.info : info}
        name={info.names.join(', ')}
        live={live}
        findings={live ? opened.findings : props.findings}
      >
        {problem && (
          <ProblemBox
            problem={problem}
            locale={locale}
            retry={() => void start(model, fixture, base, props.marked)}
          />
        )}
        {live ? (
          <LiveView model={model} id={id} info={opened.info} />
        ) : (
          <StaticCalls
            locale={locale}
            info={info}
            rows={props.rows}
            marked={props.marked}
            selected={props.selected}
            label={t.callTable}
          />
        )}
      </Frame>
    </div>
  );
}

/** A model that already shows what the server wrote, so that taking over changes nothing. */
function startModel({ locale, fixture, state, marked }: EmbeddedProps): AnalyzerModel {
  const model = new AnalyzerModel(locale, fixture);
  model.apply(state);
  model.marked.value = new Set(marked);
  return model;
}

async function start(
  model: AnalyzerModel,
  fixture: string,
  base: string,
  marked: readonly number[],
): Promise<void> {
  const name = fixture.slice(fixture.lastIndexOf('/') + 1);
  await model.open(fixtureKey(fixture), fixtureInput(fixture, base), name);
  const asked = takeWaiting(fixture);
  if (asked) await model.showLines(asked.lines);
  else if (marked.length > 0) {
    const [first] = marked;
    model.marked.value = new Set(marked);
    if (first !== undefined && model.selected.value < 0)
      model.reveal.value = { call: first, turn: model.reveal.value.turn + 1 };
  }
}
