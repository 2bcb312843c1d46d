import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { GoTraceAnalysis } from '../open-trace.ts';
import { wholeTrace } from '../time-range.ts';
import { GoroutineColumns } from './goroutine-columns.ts';
import {
  CREATION,
  END,
  EXEC,
  FIRST_WAIT,
  OPEN_LOST_P,
  rowCells,
  SCHED_WAIT,
  START,
  SYSCALL,
  SYSCALL_BLOCK,
  TOTAL,
} from './goroutine-row.ts';

const ns = fc.oneof(
  fc.constant(0),
  fc.nat(1000),
  fc.maxSafeNat(),
  fc.constantFrom(2 ** 32 - 2, 2 ** 32 - 1, 2 ** 45),
);
const sums = fc.dictionary(fc.nat(9).map(String), ns, { maxKeys: 8 });
const goroutines = fc.array(
  fc.record({
    cells: fc.tuple(ns, ns, ns, ns, ns, ns, ns, ns),
    started: fc.boolean(),
    creation: ns,
    name: fc.nat(),
    stack: fc.nat(),
    created: fc.nat(1),
    blocked: sums,
    ranges: sums,
  }),
  { minLength: 1, maxLength: 20 },
);

test('what is kept of ended goroutines is what they were, whatever its size', () => {
  fc.assert(
    fc.property(goroutines, (all) => {
      const columns = new GoroutineColumns(wholeTrace);
      columns.slots.ensure(all.length);
      const kept = all.map((one, goroutine) => {
        const slot = columns.appear(goroutine);
        const row = slot * rowCells;
        const [exec, wait, syscall, block, total, first, lost, delay] = one.cells;
        const start = one.started ? one.creation + delay : -1;
        const cells = { exec, wait, syscall, block, total, first, lost, start, end: one.creation + delay };
        const { rows } = columns;
        rows[row + CREATION] = one.creation;
        rows[row + EXEC] = exec;
        rows[row + SCHED_WAIT] = wait;
        rows[row + SYSCALL] = syscall;
        rows[row + SYSCALL_BLOCK] = block;
        rows[row + TOTAL] = total;
        rows[row + FIRST_WAIT] = first;
        rows[row + OPEN_LOST_P] = lost;
        rows[row + START] = start;
        rows[row + END] = cells.end;
        columns.name[slot] = one.name;
        columns.creationStack[slot] = one.stack;
        columns.created[slot] = one.created;
        for (const [text, value] of Object.entries(one.blocked))
          columns.blocked.addNs(slot, Number(text), value);
        for (const [text, value] of Object.entries(one.ranges))
          columns.ranges.addNs(slot, Number(text), value);
        columns.retire(goroutine, slot);
        return cells;
      });
      expect(columns.slots.count).toBe(2);
      for (const [goroutine, { creation, name, stack, created, blocked, ranges }] of all.entries()) {
        const slot = columns.load(goroutine);
        const cell = (at: number) => columns.rows[slot * rowCells + at];
        expect({
          exec: cell(EXEC),
          wait: cell(SCHED_WAIT),
          syscall: cell(SYSCALL),
          block: cell(SYSCALL_BLOCK),
          total: cell(TOTAL),
          first: cell(FIRST_WAIT),
          lost: cell(OPEN_LOST_P),
          start: cell(START),
          end: cell(END),
        }).toEqual(kept[goroutine]);
        expect([cell(CREATION), columns.nameOf(goroutine)]).toEqual([creation, name]);
        expect([columns.creationStack[slot], columns.created[slot]]).toEqual([stack, created]);
        expect(columns.blocked.byText(slot, String)).toEqual({ ...blocked });
        expect(columns.ranges.byText(slot, String)).toEqual({ ...ranges });
      }
    }),
    { numRuns: 150 },
  );
});

test('a goroutine whose id is used again is the later one, in the totals too', () => {
  const made = new MadeTrace().sync(0).go(10, 1, { to: 'running' });
  made.go(20, 2, { from: 'notExist', to: 'runnable', by: 1, stack: 'main.main' });
  made.go(30, 2, { to: 'running' }).go(50, 2, { to: 'notExist' });
  made.go(60, 2, { from: 'notExist', to: 'runnable', by: 1, stack: 'main.other' });
  made.go(70, 2, { to: 'running' }).go(75, 2, { to: 'notExist' }).sync(100);
  const analysis = new GoTraceAnalysis(made.tables);
  const figures = analysis.finish(made.feed(analysis.sinks));
  expect(figures.goroutines.count).toBe(2);
  expect(figures.createdBy).toEqual([{ function: 'main.other', count: 1 }]);
  expect(figures.groups.reduce((sum, { execNs }) => sum + execNs, 0)).toBe(100 + 5);
});
