import { describe, expect, test } from 'vitest';
import { type Argument, field, flagNames, numberOf } from './argument.ts';
import { decodeArguments, MAX_DEPTH, MAX_NODES } from './decode.ts';

/** The one argument of `text`. */
function only(text: string): Argument {
  const items = decodeArguments(text);
  expect(items).toHaveLength(1);
  return items[0] as Argument;
}

function at(items: readonly Argument[], index: number): Argument {
  const item = items[index];
  if (!item) throw new Error(`no argument ${index}`);
  return item;
}

describe('numbers', () => {
  test.each([
    ['0', 0, 10],
    ['-1', -1, 10],
    ['4096', 4096, 10],
    ['0x7f', 127, 16],
    ['-0x3', -3, 16],
    ['0644', 420, 8],
    ['0.25', 0.25, 10],
    ['00', 0, 8],
    ['09', 9, 10],
  ])('%s', (text, value, base) => {
    expect(only(text)).toEqual({ kind: 'number', text, value, base, start: 0, end: text.length });
  });

  test('a number above 2^53 keeps its text', () => {
    expect(only('18446744073709551615')).toMatchObject({ text: '18446744073709551615', value: 2 ** 64 });
  });

  test.each(['0x', '12ab', 'ffffffff', '1.2.3.4', '-', '1.'])('%s is no number', (text) => {
    expect(only(text)).toMatchObject({ kind: 'symbol', text });
  });
});

describe('strings', () => {
  test('escapes of each kind', () => {
    expect(only('"a\\n\\t\\v\\f\\r\\"\\\\\\0\\33\\0017\\377\\x41"')).toMatchObject({
      kind: 'string',
      cut: false,
      bytes: Uint8Array.of(97, 10, 9, 11, 12, 13, 34, 92, 0, 27, 1, 55, 255, 65),
    });
  });

  test('cut at -s', () => {
    const [data, length] = decodeArguments('"hello"..., 7764');
    expect(data).toMatchObject({ kind: 'string', text: 'hello', cut: true, start: 0, end: 10 });
    expect(length).toMatchObject({ value: 7764 });
  });

  test('UTF-8 that strace printed as octal', () => {
    expect(only('"\\346\\227\\245"')).toMatchObject({ text: '日' });
  });

  test('abstract socket name', () => {
    expect(only('@"abs"')).toMatchObject({ kind: 'string', text: 'abs', abstract: true, start: 0, end: 6 });
  });

  test('brackets, commas and what looks like a result inside a string are text', () => {
    expect(only('"a, b) = 3 <0.9> <unfinished ...> {["')).toMatchObject({
      text: 'a, b) = 3 <0.9> <unfinished ...> {[',
    });
  });
});

describe('structures', () => {
  test('nested, named, elided', () => {
    const stat = only('{st_mode=S_IFCHR|0620, st_rdev=makedev(0x88, 0x1), ...}');
    expect(flagNames(field(stat, 'st_mode'))).toEqual(['S_IFCHR']);
    expect(field(stat, 'st_rdev')).toMatchObject({ kind: 'call', callee: 'makedev' });
    expect(stat.kind === 'struct' && at(stat.items, 2)).toMatchObject({ kind: 'elided', text: '...' });
  });

  test('an index as a name', () => {
    const struct = only('{[IPSTATS_MIB_NUM]=38, c_cc[VMIN]=1}');
    expect(numberOf(field(struct, '[IPSTATS_MIB_NUM]'))).toBe(38);
    expect(numberOf(field(struct, 'c_cc[VMIN]'))).toBe(1);
  });

  test('sets, and their complement', () => {
    expect(only('[CHLD TTOU]')).toMatchObject({ kind: 'array', items: [{ text: 'CHLD' }, { text: 'TTOU' }] });
    expect(only('~[RTMIN RT_1]')).toMatchObject({ kind: 'array', complement: true, start: 0, end: 13 });
    expect(only('~[]')).toMatchObject({ kind: 'array', complement: true, items: [] });
    expect(only('[3</a b> 5<pipe:[7]>]')).toMatchObject({
      items: [
        { kind: 'fd', value: 3, decoration: '/a b' },
        { kind: 'fd', value: 5, decoration: 'pipe:[7]' },
      ],
    });
  });

  test('a wait status', () => {
    const [status, options] = decodeArguments('[{WIFEXITED(s) && WEXITSTATUS(s) == 7}], 0');
    expect(status).toMatchObject({
      kind: 'array',
      items: [{ kind: 'struct', items: [{ kind: 'raw', text: 'WIFEXITED(s) && WEXITSTATUS(s) == 7' }] }],
    });
    expect(options).toMatchObject({ kind: 'number' });
    expect(only('[WIFEXITED(s) && WEXITSTATUS(s) == 7]')).toMatchObject({
      items: [{ kind: 'raw', text: 'WIFEXITED(s) && WEXITSTATUS(s) == 7' }],
    });
  });

  test('trailing bytes of a structure keep their comment', () => {
    expect(only('{flags=0, /* bytes 88..95 */ "\\xde"}')).toMatchObject({
      items: [{ name: 'flags' }, { kind: 'string', comment: 'bytes 88..95' }],
    });
  });
});

describe('file descriptors and pids', () => {
  test.each([
    ['3</etc/hosts>', 3, '/etc/hosts'],
    ['3<TCP:[127.0.0.1:1->127.0.0.1:2]>', 3, 'TCP:[127.0.0.1:1->127.0.0.1:2]'],
    ['8<TCPv6:[[::1]:35113->[::1]:39092]>', 8, 'TCPv6:[[::1]:35113->[::1]:39092]'],
    ['3<TCPv6:[147193]>', 3, 'TCPv6:[147193]'],
    ['12<UNIX-STREAM:[2->1,"/tmp/x]>.sock"]>', 12, 'UNIX-STREAM:[2->1,"/tmp/x]>.sock"]'],
    ['6<anon_inode:[eventpoll]>', 6, 'anon_inode:[eventpoll]'],
    ['3<anon_inode:inotify>', 3, 'anon_inode:inotify'],
    ['3<{eventfd-count=0x5, eventfd-id=1}>', 3, '{eventfd-count=0x5, eventfd-id=1}'],
    ['AT_FDCWD</tmp/cap>', -100, '/tmp/cap'],
    ['23</tmp/a\\74b\\76c\\"d\\\\e f>', 23, '/tmp/a<b>c"d\\e f'],
    ['3</tmp/a)b, c]>', 3, '/tmp/a)b, c]'],
  ])('%s', (text, value, decoration) => {
    expect(only(text)).toEqual({ kind: 'fd', value, decoration, start: 0, end: text.length });
  });

  test('device', () => {
    expect(only('3</dev/null<char 1:3>>')).toMatchObject({ decoration: '/dev/null', device: 'char 1:3' });
    expect(decodeArguments('3</dev/sda<block 8:0>>, 1')).toHaveLength(2);
  });

  test('removed file', () => {
    expect(only('28</memfd:mem>(deleted)')).toMatchObject({
      decoration: '/memfd:mem',
      deleted: true,
      end: 23,
    });
  });

  test('command names', () => {
    expect(only('123<nginx>')).toEqual({ kind: 'pid', value: 123, comm: 'nginx', start: 0, end: 10 });
    expect(decodeArguments('123<a, b ->, 9')).toMatchObject([{ kind: 'pid', comm: 'a, b -' }, { value: 9 }]);
    expect(only('123<foo\\33[2Jbar>')).toMatchObject({ kind: 'pid', comm: 'foo\u001b[2Jbar' });
    expect(only('7<CPU 0/KVM>')).toMatchObject({ kind: 'pid', comm: 'CPU 0/KVM' });
  });

  test('a shift is no decoration', () => {
    expect(only('1<<CAP_CHOWN|1<<CAP_KILL')).toMatchObject({
      kind: 'flags',
      items: [{ text: '1<<CAP_CHOWN' }, { text: '1<<CAP_KILL' }],
    });
  });
});

describe('what stands beside a value', () => {
  test('names of -N', () => {
    expect(decodeArguments('fd=3</a>, buf="x", count=1')).toMatchObject([
      { kind: 'fd', name: 'fd', start: 3 },
      { kind: 'string', name: 'buf' },
      { kind: 'number', name: 'count', value: 1 },
    ]);
  });

  test('comments', () => {
    expect(only('0x80 /* FUTEX_WAIT_PRIVATE */')).toMatchObject({
      value: 128,
      comment: 'FUTEX_WAIT_PRIVATE',
      end: 4,
    });
    expect(only('0x7ffe /* 35 vars */')).toMatchObject({ comment: '35 vars' });
    expect(only('[/* 35 vars */]')).toMatchObject({ items: [{ kind: 'comment', text: '35 vars' }] });
    expect(only('{a=1} /* ,}]"\\\'-5 */')).toMatchObject({ kind: 'struct', comment: ',}]"\\\'-5' });
    expect(flagNames(only('0x1 /* SOCK_STREAM */|0x80000 /* SOCK_CLOEXEC */'))).toEqual([
      'SOCK_STREAM',
      'SOCK_CLOEXEC',
    ]);
    expect(flagNames(only('0x82 /* A|B */'))).toEqual(['A', 'B']);
    expect(flagNames(undefined)).toEqual([]);
  });

  test('changes on return', () => {
    expect(only('[128 => 16]')).toMatchObject({
      items: [{ kind: 'change', before: { value: 128 }, after: { value: 16 }, start: 1, end: 10 }],
    });
    expect(numberOf(only('128->16'))).toBe(16);
    const clone = only('{flags=CLONE_VM} => {parent_tid=[12160]}');
    expect(clone).toMatchObject({ kind: 'change', before: { kind: 'struct' }, after: { kind: 'struct' } });
    expect(flagNames(field(clone, 'flags'))).toEqual(['CLONE_VM']);
    expect(only('{handle_bytes=0 => 8}')).toMatchObject({
      items: [{ kind: 'change', name: 'handle_bytes' }],
    });
  });

  test('ambiguous names', () => {
    expect(decodeArguments('3, TCGETS or SNDCTL_TMR_TIMEBASE, {c_iflag=0}')).toMatchObject([
      {},
      { kind: 'either', items: [{ text: 'TCGETS' }, { text: 'SNDCTL_TMR_TIMEBASE' }] },
      { kind: 'struct' },
    ]);
  });
});

describe('text that does not fit', () => {
  test('no arguments, a trailing comma, an empty one', () => {
    expect(decodeArguments('')).toEqual([]);
    expect(decodeArguments('  ')).toEqual([]);
    expect(decodeArguments('9710, ')).toHaveLength(1);
    expect(decodeArguments('1,, 2')).toMatchObject([{}, { kind: 'raw', text: '' }, { value: 2 }]);
  });

  test('a restarted call', () => {
    expect(only('<... resuming interrupted nanosleep ...>')).toMatchObject({ kind: 'raw', end: 40 });
  });

  test.each([
    ['"abc', 'string'],
    ['"abc\\"', 'string'],
    ['[1, 2', 'array'],
    ['{a=1, b={c', 'struct'],
    ['makedev(0x1', 'call'],
    ['3</etc/ho', 'fd'],
    ['1 => ', 'change'],
  ])('cut: %s', (text, kind) => {
    const argument = only(text);
    expect(argument.kind).toBe(kind);
    expect(argument.kind === 'change' ? argument.after : argument).toHaveProperty('unfinished', true);
  });

  test('the traced program wrote into the line', () => {
    expect(decodeArguments('1, "64 bytes"..., 7764 bytes from 1.1.1.1: icmp_seq=1')).toMatchObject([
      { value: 1 },
      { text: '64 bytes', cut: true },
      { kind: 'raw', text: '7764 bytes from 1.1.1.1: icmp_seq=1' },
    ]);
  });

  test('brackets that close nothing', () => {
    expect(decodeArguments('a), b')).toMatchObject([{ kind: 'raw', text: 'a)' }, { text: 'b' }]);
    expect(decodeArguments('{a], 1}, 2')).toMatchObject([{ kind: 'struct' }, { value: 2 }]);
  });

  test('10,000 levels', () => {
    const text = `${'{a=['.repeat(5_000)}1${']}'.repeat(5_000)}, 7`;
    const [deep, next] = decodeArguments(text);
    expect(next).toMatchObject({ value: 7 });
    let node = deep;
    let depth = 0;
    while (node && (node.kind === 'struct' || node.kind === 'array') && !node.truncated) {
      node = node.items[0];
      depth++;
    }
    expect(depth).toBe(MAX_DEPTH);
    expect(node).toMatchObject({ truncated: true });
  });

  test('too many values', () => {
    const items = decodeArguments('1, '.repeat(MAX_NODES + 50));
    expect(items).toHaveLength(MAX_NODES + 1);
    expect(items.at(-1)).toMatchObject({ kind: 'raw', truncated: true });
    const flags = decodeArguments(`A${'|A'.repeat(MAX_NODES + 50)}`);
    expect(flags).toMatchObject([{ kind: 'raw' }]);
    expect(decodeArguments(`[${'1, '.repeat(MAX_NODES)}1], 5`)).toMatchObject([
      { kind: 'array' },
      { kind: 'raw' },
    ]);
  });
});
