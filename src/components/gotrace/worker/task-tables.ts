import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { TaskRow, TaskTables } from '../../../views/gotrace/rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { GoTraceRequests } from '../protocol.ts';
import { timeColumns } from './goroutine-rows.ts';
import type { TraceWords } from './trace-words.ts';

const mostTasks = 500;
const mostGroups = 500;
const mostLogs = 20;
const mostText = 300;

/** User tasks by type and one by one, longest first, and regions by type. */
export function taskTables(
  figures: GoTraceFigures,
  words: TraceWords,
  { text }: GoTraceRequests['goTasks']['params'],
): TaskTables {
  const { tasks, regions } = figures;
  const wanted = text.toLowerCase();
  const has = (name: string) => name.toLowerCase().includes(wanted);
  const found = [...tasks.places].map((place) => tasks.at(place)).filter(({ name }) => has(name));
  const length = ({ startNs, endNs }: (typeof found)[number]) =>
    (endNs ?? figures.trace.durationNs) - (startNs ?? 0);
  found.sort((a, b) => length(b) - length(a));
  const groups = regions.groups.filter(({ type, rootFrame }) => has(type) || has(rootFrame));
  return {
    types: tasks
      .types()
      .filter(({ name }) => has(name))
      .map(({ name, count, totalNs, maxNs, histogram }) => ({
        name: cutText(name, mostText),
        ...{ count, complete: histogram.count, totalNs, maxNs },
      })),
    tasks: found.slice(0, mostTasks).map((task): TaskRow => {
      const rows = tasks.logRows(task.place);
      const [only, ...others] = tasks.goroutines(task.place);
      return {
        id: String(task.id),
        name: cutText(task.name, mostText),
        parent: task.parent === null ? null : String(task.parent),
        startNs: task.startNs,
        endNs: task.endNs,
        goroutines: tasks.goroutines(task.place).length,
        goroutine:
          only !== undefined && others.length === 0
            ? String(figures.trace.tables.goroutines.exact(only))
            : null,
        regions: task.regions,
        logs: [...rows.subarray(0, mostLogs)].map((row) => ({
          timeNs: tasks.log.timeNs[row] as number,
          category: words.text(tasks.log.category[row] as number),
          message: words.text(tasks.log.message[row] as number),
        })),
        logCount: rows.length,
      };
    }),
    taskCount: found.length,
    regions: groups.slice(0, mostGroups).map((group) => ({
      ...timeColumns(group, [], [], 0),
      group: group.group,
      type: cutText(group.type, mostText),
      rootFrame: cutText(group.rootFrame, mostText),
      count: group.count,
      maxNs: group.maxNs,
    })),
    regionCount: groups.length,
  };
}
