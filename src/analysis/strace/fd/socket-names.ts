import { decodeDecoration } from '../../../formats/strace/arguments/decorations.ts';
import type { SocketAddress } from '../../../formats/strace/arguments/socket-address.ts';
import { textOf, unescapeText } from '../../../formats/strace/arguments/strings.ts';

/**
 * How much a name of an fd says. A decoration is what the kernel knew when strace asked, so it wins over what the log
 * showed before, unless it says less: a UDP socket keeps its first decoration after connect (strace 6.1), and a UNIX
 * client's decoration has no path.
 */
export const Strength = { none: 0, inode: 1, socket: 2, listen: 3, name: 4 } as const;
export type Strength = (typeof Strength)[keyof typeof Strength];

export interface FdName {
  readonly name: string;
  readonly strength: Strength;
}

/** The name that a decoration gives an fd, from the text between `<` and `>` as printed. */
export function decorationName(printed: string): FdName {
  const { name } = decodeDecoration(printed);
  // Before strace 5.16 the mark stood inside the brackets.
  if (name.startsWith('/')) return { name: withoutMark(name), strength: Strength.name };
  if (name.startsWith('{eventfd')) return { name: 'anon_inode:[eventfd]', strength: Strength.name };
  const bracket = name.indexOf(':[');
  const isSocket = bracket > 0 && printed.endsWith(']') && !isLower(name.charCodeAt(0));
  if (!isSocket) return { name, strength: name.startsWith('socket:[') ? Strength.inode : Strength.name };
  const type = name.slice(0, bracket);
  // The parts of a UNIX name are split before escapes are decoded: a path may hold quotes.
  const inner = printed.slice(printed.indexOf(':[') + 2, -1);
  if (type.startsWith('UNIX')) return unixName(inner);
  if (type === 'NETLINK') return netlinkName(inner);
  return inetName(protocol(type), inner);
}

function withoutMark(path: string): string {
  const mark = ' (deleted)';
  return path.endsWith(mark) ? path.slice(0, -mark.length) : path;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** `TCPv6` and `TCP` are the same protocol; the address says which. */
function protocol(type: string): string {
  return (type.endsWith('v6') ? type.slice(0, -2) : type).toLowerCase();
}

/** `127.0.0.1:1->127.0.0.1:2`, `127.0.0.1:1` or `147193`. */
function inetName(type: string, inner: string): FdName {
  const arrow = inner.indexOf('->');
  if (arrow >= 0) return { name: `${type} ${inner.slice(arrow + 2)}`, strength: Strength.name };
  if (inner.includes(':')) return { name: `${type} listen ${inner}`, strength: Strength.listen };
  return { name: `${type} socket`, strength: Strength.socket };
}

/** `1->2,"/path"`, `1,@"name"`, `1->2` or `1`. */
function unixName(inner: string): FdName {
  const comma = inner.indexOf(',');
  if (comma < 0) return { name: 'unix socket', strength: Strength.socket };
  const abstract = inner[comma + 1] === '@';
  const quoted = inner.slice(comma + (abstract ? 3 : 2), -1);
  const path = `${abstract ? '@' : ''}${textOf(unescapeText(quoted))}`;
  return inner.slice(0, comma).includes('->')
    ? { name: `unix ${path}`, strength: Strength.name }
    : { name: `unix listen ${path}`, strength: Strength.listen };
}

/** `ROUTE:1234` or `3604353`. */
function netlinkName(inner: string): FdName {
  const colon = inner.indexOf(':');
  return colon < 0
    ? { name: 'netlink socket', strength: Strength.socket }
    : { name: `netlink ${inner.slice(0, colon)}`, strength: Strength.name };
}

/** How much a name that this analysis made says. */
export function strengthOf(name: string): Strength {
  if (name === '') return Strength.none;
  if (name.startsWith('socket:[')) return Strength.inode;
  if (isSocketOnly(name)) return Strength.socket;
  return name.startsWith('listen ', name.indexOf(' ') + 1) && !name.startsWith('/')
    ? Strength.listen
    : Strength.name;
}

/** `tcp socket`, `unix socket`: no address known. */
function isSocketOnly(name: string): boolean {
  return name.endsWith(' socket') && !name.startsWith('/') && name.indexOf(' ') === name.length - 7;
}

/** The part of a peer's or listener's name after its protocol; '' where the address names nothing. */
export function addressText(address: SocketAddress): string {
  switch (address.family) {
    case 'AF_INET':
      return `${address.address ?? '?'}:${address.port ?? '?'}`;
    case 'AF_INET6':
      return `[${address.address ?? '?'}]:${address.port ?? '?'}`;
    case 'AF_UNIX':
      return address.path ?? '';
    default:
      return '';
  }
}

/** The name of a fresh socket, from the text of `socket`'s arguments in any `-X` mode. */
export function socketName(domain: string, type: string, protocolName: string): string {
  const family = Number.parseInt(domain, 16);
  if (family === 1 || domain.includes('F_UNIX') || domain.includes('F_LOCAL')) return 'unix socket';
  if (family === 16 || domain.includes('F_NETLINK')) {
    const at = protocolName.indexOf('NETLINK_');
    return at < 0 ? 'netlink socket' : `netlink ${word(protocolName, at + 8)}`;
  }
  if (family === 2 || family === 10 || domain.includes('F_INET')) {
    const kind = Number.parseInt(type, 16) & 15;
    if (kind === 1 || type.includes('SOCK_STREAM')) return 'tcp socket';
    return kind === 2 || type.includes('SOCK_DGRAM') ? 'udp socket' : 'raw socket';
  }
  const at = domain.indexOf('F_');
  return at < 0 ? 'socket' : `${word(domain, at + 2).toLowerCase()} socket`;
}

function word(text: string, from: number): string {
  let to = from;
  while (to < text.length && /\w/.test(text[to] as string)) to++;
  return text.slice(from, to);
}

/** `tcp`, `udp`, `unix`, ... of a socket's name; '' for other names. */
export function protocolOf(name: string): string {
  const space = name.indexOf(' ');
  if (space <= 0 || name.startsWith('/')) return '';
  const first = name.slice(0, space);
  return socketProtocols.includes(first) ? first : '';
}

/** The first words of sockets' names. */
export const socketProtocols = 'tcp udp udplite raw ping sctp dccp mptcp unix netlink packet vsock'.split(
  ' ',
);

/** Whether a target is a path, a peer (any socket) or a bare fd. */
export function targetKind(target: string): 'path' | 'peer' | 'fd' {
  if (protocolOf(target) !== '' || target.startsWith('socket:[')) return 'peer';
  return /^fd \d+$/.test(target) ? 'fd' : 'path';
}
