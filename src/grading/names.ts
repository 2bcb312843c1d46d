import type { StraceLog } from '../analysis/strace/log.ts';
import { message } from './message.ts';
import { plainText, type Read } from './quantity.ts';

/** `write`, `write()`, `write(2)`, `WRITE`, or the start of a copied call: the name in lower case. */
export function readSyscall(typed: string): Read<string> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  if (/^E[A-Z0-9]{2,}$/.test(text)) return { unreadable: message('errnoForSyscall') };
  const name = /^([a-z_][a-z_0-9#]*)\s*(?:\(.*)?$/is.exec(text)?.[1];
  return name ? { value: name.toLowerCase() } : { unreadable: message('notASyscall') };
}

/** Names of one number on Linux; the log prints the value here. */
const sameErrno: Readonly<Record<string, string>> = {
  EWOULDBLOCK: 'EAGAIN',
  EDEADLOCK: 'EDEADLK',
  ENOTSUP: 'EOPNOTSUPP',
};

/** `ENOENT`, `enoent`, `-1 ENOENT (No such file or directory)`: the name in capitals, aliases as the log prints them. */
export function readErrno(typed: string): Read<string> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const name = /^(?:=?\s*(?:-1|\?)\s+)?(e[a-z0-9]+)\b/i.exec(text)?.[1]?.toUpperCase();
  return name ? { value: sameErrno[name] ?? name } : { unreadable: message('notAnErrno') };
}

/** `1234`, `pid 1234`, `[pid  1234]`, `1234<comm>`. */
export function readPid(typed: string): Read<number> {
  const text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const digits = /^\[?\s*(?:pid|process|プロセス)?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:<[^>]*>)?\s*\]?$/i.exec(
    text,
  )?.[1];
  return digits ? { value: Number(digits.replaceAll(',', '')) } : { unreadable: message('notAPid') };
}

/** What a target is called when only its name is compared: quotes and a descriptor's decoration taken off. */
function targetName(text: string): string {
  const decorated = /^\d+<(.*)>$/s.exec(text)?.[1];
  return (decorated ?? text).trim();
}

const peerForm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:tcp|udp)(?:v6)?[: ]/, '')
    .replace(/[[\]]/g, '');

/** The names that a bare `fd N` had over the whole log, as the fd table and the decorations say. */
function namesOfFd(log: StraceLog, fd: number): Set<string> {
  const names = new Set<string>();
  const { count } = log.trace.calls;
  for (let call = 0; call < count; call++) {
    if (log.fds.fdOf(call) !== fd) continue;
    const name = log.fds.nameAt(call, fd) ?? log.fds.targetOf(call);
    if (name !== '') names.add(name);
  }
  return names;
}

/**
 * A path, peer or fd: written in full, by an unambiguous end of the path (`cache.lock`), by the peer without its
 * port, or as `3` / `fd 3` where that descriptor meant one thing in the whole log.
 * @param known targets that the question itself knows, besides those of the log
 */
export function readTarget(typed: string, log: StraceLog, known: readonly string[]): Read<string> {
  const text = targetName(plainText(typed));
  if (text === '') return { unreadable: message('empty') };
  const names = new Set([...known, ...log.targets.map((total) => total.target)]);
  const fd = /^(?:fd\s*)?(\d+)$/i.exec(text)?.[1];
  if (fd !== undefined && !names.has(text)) {
    const bare = `fd ${Number(fd)}`;
    if (known.includes(bare)) return { value: bare };
    const meant = [...namesOfFd(log, Number(fd))];
    if (meant.length > 1) return { unreadable: message('fdAmbiguous', Number(fd)) };
    const [only] = meant;
    return only === undefined ? { unreadable: message('fdUnknown', Number(fd)) } : { value: only };
  }
  if (names.has(text)) return { value: text };
  const tail = text.startsWith('/') ? text : `/${text}`;
  const peer = peerForm(text);
  const matches = [...names].filter((name) => {
    const other = peerForm(name);
    return name.endsWith(tail) || other === peer || other.startsWith(`${peer}:`);
  });
  if (matches.length > 1) return { unreadable: message('targetAmbiguous', matches.length) };
  return { value: matches[0] ?? text };
}
