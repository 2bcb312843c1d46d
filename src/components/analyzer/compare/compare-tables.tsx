import type { Comparison, FindingChange } from '../../../analysis/strace/compare/comparison.ts';
import { waitClassNames } from '../../../analysis/strace/log.ts';
import { compareCatalog } from '../../../i18n/catalogs/compare.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { classColours } from '../../../views/call-cells.ts';
import { formatCount } from '../../../views/format-count.ts';
import { shortPath, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { SortableTable } from '../sortable-table.tsx';
import { changeColumns, findingColumns } from './compare-columns.tsx';
import { compareTables } from './compare-state.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly result: Comparison;
}

/** The tables, one at a time: by syscall, by wait class, by path or peer, by finding. */
export function CompareTables({ model, result }: Props) {
  const { compare, locale } = model;
  const t = compareCatalog[locale];
  const { table } = compare.state.value;
  const words = { syscall: t.bySyscall, class: t.byClass, target: t.byTarget, finding: t.byFinding };
  return (
    <>
      <fieldset class="segments">
        <legend class="visually-hidden">{t.tables}</legend>
        {compareTables.map((name) => (
          <button
            type="button"
            key={name}
            class="an-button"
            aria-pressed={name === table}
            onClick={() => compare.change({ table: name })}
          >
            {words[name]}
          </button>
        ))}
      </fieldset>
      <Chosen model={model} result={result} />
    </>
  );
}

function Chosen({ model, result }: Props) {
  const t = compareCatalog[model.locale];
  switch (model.compare.state.value.table) {
    case 'syscall':
      return <Syscalls model={model} result={result} />;
    case 'class':
      return <Classes model={model} result={result} />;
    case 'target':
      return <Targets model={model} result={result} />;
    case 'finding':
      return result.findings.length === 0 ? (
        <p>{t.noFindings}</p>
      ) : (
        <SortableTable
          label={t.byFinding}
          rows={result.findings}
          rowKey={(row: FindingChange) => row.kind}
          columns={findingColumns(model, result)}
          sort="delta"
        />
      );
  }
}

function Syscalls({ model, result }: Props) {
  const t = compareCatalog[model.locale];
  return (
    <SortableTable
      label={t.bySyscall}
      rows={result.syscalls}
      rowKey={(row) => row.name}
      columns={changeColumns(model, result, result.syscalls, {
        label: t.bySyscall,
        text: (name) => visibleText(name),
        term: (name) => ({ field: 'syscall', value: name }),
      })}
      sort={sortOf(result)}
    />
  );
}

function Classes({ model, result }: Props) {
  const { locale } = model;
  const t = compareCatalog[locale];
  const indexOf = (name: string) => waitClassNames.indexOf(name as (typeof waitClassNames)[number]);
  return (
    <SortableTable
      label={t.byClass}
      rows={result.classes}
      rowKey={(row) => row.name}
      columns={changeColumns(model, result, result.classes, {
        label: t.byClass,
        text: (name) => waitClassTexts[indexOf(name) as 0].name[locale],
        swatch: (name) => classColours[indexOf(name)],
        term: (name) => ({ field: 'class', value: name }),
      })}
      sort={sortOf(result)}
    />
  );
}

function Targets({ model, result }: Props) {
  const t = compareCatalog[model.locale];
  return (
    <>
      <SortableTable
        label={t.byTarget}
        rows={result.targets}
        rowKey={(row) => row.name}
        columns={changeColumns(model, result, result.targets, {
          label: t.byTarget,
          text: (name) => visibleText(shortPath(name, 60)),
          // What stands in braces is no name of either log.
          term: (name) =>
            /\{(?:pid|inode|port|uuid|hash|random)\}/.test(name) ? null : { field: 'path', value: name },
        })}
        sort={sortOf(result)}
      />
      {result.targetCount > result.targets.length && (
        <p class="soft">{t.more(formatCount(result.targets.length), formatCount(result.targetCount))}</p>
      )}
    </>
  );
}

/** Without durations only calls can be compared. */
function sortOf({ before, after }: Comparison): string {
  return before.all?.timed || after.all?.timed ? 'delta' : 'calls';
}
