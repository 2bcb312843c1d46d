import { waitClassNames } from '../../analysis/strace/log.ts';
import type { TermSpec } from '../../analysis/strace/query/edit.ts';
import type { WaitGroup } from '../../analysis/strace/wait-groups/wait-groups.ts';

/**
 * The terms that select the waits of a group. Where a query has no word for what they were for (a set of descriptors,
 * the program of a child), they select the waits of its class by the same system calls.
 */
export function termsOfGroup({ kind, name, waitClass, syscalls }: WaitGroup): TermSpec[] {
  const common: TermSpec[] = [
    { field: 'class', value: waitClassNames[waitClass] },
    { field: 'syscall', value: syscalls },
  ];
  switch (kind) {
    case 'futex':
      return [...common, { field: 'arg', op: '~', value: name }];
    case 'thread':
      return [...common, { field: 'arg', op: '~', value: `, ${name}` }];
    case 'child':
      return /^\d+$/.test(name) ? [...common, { field: 'result', value: Number(name) }] : common;
    case 'poll':
    case 'timer':
    case 'signal':
    case 'semaphore':
    case 'queue':
      return common;
    default:
      return name === '' || syscalls.includes(name) ? common : [...common, { field: 'path', value: name }];
  }
}
