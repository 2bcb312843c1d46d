import Analyzer from '../analyzer/Analyzer.astro';
import Exercise from '../exercise/Exercise.astro';
import Aside from './Aside.astro';
import CodeBlock from './CodeBlock.astro';
import Found from './Found.astro';
import GoCode from './GoCode.astro';
import HeaderCell from './HeaderCell.astro';
import Hint from './Hint.astro';
import Link from './Link.astro';
import LogLines from './LogLines.astro';
import Myth from './Myth.astro';
import Now from './Now.astro';
import Run from './Run.astro';
import Term from './Term.astro';
import TraceTable from './TraceTable.astro';
import Value from './Value.astro';

/** What a lesson may use without an import (docs/lesson-parts.md). */
export const lessonParts = {
  Analyzer,
  Aside,
  Exercise,
  Found,
  GoCode,
  Hint,
  LogLines,
  Myth,
  Now,
  Run,
  Term,
  TraceTable,
  Value,
  a: Link,
  pre: CodeBlock,
  th: HeaderCell,
};
