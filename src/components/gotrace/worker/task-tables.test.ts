import { expect, test } from 'vitest';
import { sample } from '../../../../tests/unit/go-trace-sample.ts';
import { GoTraceAnalysis, type GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import { taskTables } from './task-tables.ts';
import { TraceWords } from './trace-words.ts';

test('regions of one type that begin on two lines of a function are two rows', () => {
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables);
  for (const sink of analysis.sinks) parser.addSink(sink);
  parser.push(sample('mix.trace.gz'));
  const figures = analysis.finish(parser.finish());
  const [first, ...others] = figures.regions.groups;
  if (!first) throw new Error('the sample has no regions');
  const again = { ...first, group: 1000, frame: first.frame + 1 };
  const regions: GoTraceFigures['regions'] = Object.assign(Object.create(figures.regions), {
    groups: [first, again, ...others],
  });
  const rows = taskTables({ ...figures, regions }, new TraceWords(parser.tables), {
    trace: 'mix',
    range: null,
    text: '',
  }).regions;
  expect(
    rows.filter(({ type, rootFrame }) => type === first.type && rootFrame === first.rootFrame),
  ).toHaveLength(2);
  expect(new Set(rows.map(({ group }) => group)).size).toBe(rows.length);
});
