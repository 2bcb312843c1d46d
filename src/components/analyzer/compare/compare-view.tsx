import { useEffect } from 'preact/hooks';
import type { Comparison, SideFacts } from '../../../analysis/strace/compare/comparison.ts';
import { termsOf } from '../../../analysis/strace/query/edit.ts';
import { compareCatalog } from '../../../i18n/catalogs/compare.ts';
import { formatCount } from '../../../views/format-count.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { ProblemBox } from '../problem.tsx';
import { BasisChooser } from './basis-chooser.tsx';
import { ChooseOther } from './choose-other.tsx';
import { CompareTables } from './compare-tables.tsx';

/** Two logs beside each other: what changed, in calls, errors and time. */
export function CompareView({ model, id }: { readonly model: AnalyzerModel; readonly id: string }) {
  const { compare, locale } = model;
  const t = compareCatalog[locale];
  useEffect(() => compare.follow(), [compare]);
  const result = compare.result.value;
  const problem = compare.problem.value;
  if (!result) {
    return (
      <div class="compare">
        {problem && <ProblemBox problem={problem} locale={locale} />}
        {compare.other.value === null ? (
          <ChooseOther model={model} />
        ) : (
          <p role="status">{t.opening(visibleText(compare.otherName.value))}</p>
        )}
      </div>
    );
  }
  return (
    <div class="compare" aria-busy={compare.working.value}>
      {problem && <ProblemBox problem={problem} locale={locale} />}
      <Sides model={model} result={result} />
      <div class="compare-tools">
        <BasisChooser model={model} id={id} result={result} />
        <button
          type="button"
          class="an-button"
          aria-pressed={compare.state.value.swapped}
          onClick={() => compare.change({ swapped: !compare.state.value.swapped })}
        >
          {t.swap}
        </button>
        <button type="button" class="an-button" onClick={() => compare.leave()}>
          {t.another}
        </button>
      </div>
      <CompareTables model={model} result={result} />
      <Notes model={model} result={result} />
    </div>
  );
}

/** What the two sides are, in words. */
function Sides({ model, result }: { readonly model: AnalyzerModel; readonly result: Comparison }) {
  const { compare, locale } = model;
  const t = compareCatalog[locale];
  const open = visibleText(model.opened.value?.info.names.join(', ') ?? model.name.value);
  const other = visibleText(compare.otherOpened.value?.info.names.join(', ') ?? compare.otherName.value);
  const [before, after] = compare.state.value.swapped ? [other, open] : [open, other];
  return (
    <dl class="compare-sides">
      <Side title={t.before} name={before} facts={result.before} model={model} result={result} />
      <Side title={t.after} name={after} facts={result.after} model={model} result={result} />
    </dl>
  );
}

interface SideProps {
  readonly title: string;
  readonly name: string;
  readonly facts: SideFacts;
  readonly model: AnalyzerModel;
  readonly result: Comparison;
}

function Side({ title, name, facts, model, result }: SideProps) {
  const { locale } = model;
  const t = compareCatalog[locale];
  const parts = [
    t.sideCalls(formatCount(facts.all?.calls ?? 0), facts.all?.calls === 1),
    facts.all && facts.all.timed > 0 && t.sideTime(formatDuration(facts.all.durationNs, locale)),
    facts.all && facts.all.errors > 0 && t.sideErrors(formatCount(facts.all.errors), facts.all.errors === 1),
    !Number.isNaN(facts.spanNs) && t.sideSpan(formatDuration(facts.spanNs, locale)),
    result.basis.kind === 'calls' && t.sideUnits(formatCount(facts.units), visibleText(result.basis.name)),
  ];
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <b>{name}</b> <span class="soft">{parts.filter(Boolean).join(' · ')}</span>
      </dd>
    </div>
  );
}

/** Fields that mean another thing in another log. */
const ownFields = new Set(['line', 'at', 'pid', 'fd', 'finding']);

/** What a reader must not conclude. */
function Notes({ model, result }: { readonly model: AnalyzerModel; readonly result: Comparison }) {
  const { locale, compare } = model;
  const t = compareCatalog[locale];
  const { before, after, basis } = result;
  const own = termsOf(model.query.value).filter(({ field }) => field !== null && ownFields.has(field));
  const longer = Math.max(before.spanNs, after.spanNs) / Math.min(before.spanNs, after.spanNs);
  const untimed = [before, after].some((side) => side.all !== null && side.all.timed === 0);
  const asked = compare.state.value.basis;
  const notes = [
    basis.kind === 'raw' && asked !== '' && t.noteNoBasis,
    basis.kind === 'raw' && longer > 1.2 && t.noteLengths,
    basis.kind === 'second' && t.notePerSecond,
    basis.kind === 'calls' && t.notePerCalls(visibleText(basis.name)),
    untimed && t.noteUntimed,
    own.length > 0 && t.noteOwnFields(own.map((term) => term.text).join(' ')),
    t.noteCaution,
    compare.state.value.table === 'target' && t.noteNames,
  ];
  return <ul class="compare-notes soft">{notes.map((note) => note && <li key={note}>{note}</li>)}</ul>;
}
