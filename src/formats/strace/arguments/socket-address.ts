import { type Argument, field, numberOf } from './argument.ts';

/** A decoded `struct sockaddr`. */
export interface SocketAddress {
  /** `AF_INET`, `AF_UNIX`, ...; a number as printed for a family without a name here. */
  readonly family: string;
  /** `127.0.0.1`, `::1`; for AF_NETLINK the port id; undefined where not printed. */
  readonly address?: string;
  /** In host order. */
  readonly port?: number;
  /** AF_UNIX: the path; an abstract name begins with `@`. */
  readonly path?: string;
}

/** Numbers of <bits/socket.h> that `-X raw` prints, and the names that older versions print. */
const families = new Map([
  ['1', 'AF_UNIX'],
  ['2', 'AF_INET'],
  ['10', 'AF_INET6'],
  ['16', 'AF_NETLINK'],
  ['AF_LOCAL', 'AF_UNIX'],
  ['AF_FILE', 'AF_UNIX'],
]);

/**
 * Reads a socket address as connect, bind, accept, sendto, recvfrom and their kind print it, in every `-X` mode.
 * Undefined for anything else: a bare pointer, NULL, a structure without `sa_family`.
 * Source: strace `src/sockaddr.c`.
 */
export function socketAddress(argument: Argument | undefined): SocketAddress | undefined {
  const struct = argument?.kind === 'change' ? argument.after : argument;
  const family = familyOf(field(struct, 'sa_family'));
  if (family === undefined || struct?.kind !== 'struct') return undefined;
  switch (family) {
    case 'AF_UNIX':
      return withParts(family, { path: unixPath(field(struct, 'sun_path') ?? field(struct, 'path')) });
    case 'AF_INET':
      return withParts(family, {
        address: ipv4(field(struct, 'sin_addr')),
        port: port(field(struct, 'sin_port')),
      });
    case 'AF_INET6':
      return withParts(family, {
        address: ipv6(field(struct, 'sin6_addr') ?? struct.items.find(isPton)),
        port: port(field(struct, 'sin6_port')),
      });
    case 'AF_NETLINK':
      return withParts(family, { address: numberOf(field(struct, 'nl_pid'))?.toString() });
    default:
      return { family };
  }
}

function withParts(
  family: string,
  parts: { address?: string | undefined; port?: number | undefined; path?: string | undefined },
): SocketAddress {
  return {
    family,
    ...(parts.address === undefined ? {} : { address: parts.address }),
    ...(parts.port === undefined ? {} : { port: parts.port }),
    ...(parts.path === undefined ? {} : { path: parts.path }),
  };
}

function familyOf(argument: Argument | undefined): string | undefined {
  if (argument?.kind === 'symbol') return families.get(argument.text) ?? argument.text;
  if (argument?.kind !== 'number') return undefined;
  if (argument.comment?.startsWith('AF_') && !argument.comment.includes('?')) return argument.comment;
  return families.get(String(argument.value)) ?? argument.text;
}

function isPton(argument: Argument): boolean {
  return argument.kind === 'call' && argument.callee === 'inet_pton';
}

/** `htons(80)`, or the two bytes of `-X raw`. */
function port(argument: Argument | undefined): number | undefined {
  if (argument?.kind === 'call' && argument.callee === 'htons') return numberOf(argument.items[0]);
  if (argument?.kind === 'string' && argument.bytes.length === 2) {
    return (argument.bytes[0] as number) * 256 + (argument.bytes[1] as number);
  }
  return undefined;
}

function ipv4(argument: Argument | undefined): string | undefined {
  if (argument?.kind === 'call' && argument.items[0]?.kind === 'string') return argument.items[0].text;
  if (argument?.kind === 'string' && argument.bytes.length === 4) return argument.bytes.join('.');
  return undefined;
}

function ipv6(argument: Argument | undefined): string | undefined {
  if (argument?.kind === 'call' && argument.items[1]?.kind === 'string') return argument.items[1].text;
  if (argument?.kind === 'string' && argument.bytes.length === 16) return ipv6Text(argument.bytes);
  return undefined;
}

/** Sixteen bytes in the form of RFC 5952, as inet_ntop prints them: the longest run of zeros is `::`. */
export function ipv6Text(bytes: Uint8Array): string {
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) groups.push((bytes[at] as number) * 256 + (bytes[at + 1] as number));
  let runStart = -1;
  let runLength = 1;
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to++;
    if (to - from > runLength) [runStart, runLength] = [from, to - from];
  }
  const mapped = runStart === 0 && (runLength === 5 ? groups[5] === 0xffff : runLength === 6);
  const dotted = mapped ? bytes.subarray(12).join('.') : undefined;
  const hex = groups.map((group) => group.toString(16));
  if (dotted) hex.splice(6, 2, dotted);
  if (runStart < 0) return hex.join(':');
  return `${hex.slice(0, runStart).join(':')}::${hex.slice(runStart + runLength).join(':')}`;
}

function unixPath(argument: Argument | undefined): string | undefined {
  if (argument?.kind !== 'string') return undefined;
  if (argument.abstract) return `@${argument.text}`;
  // `-X raw` and old versions print the zero byte that begins an abstract name.
  return argument.bytes[0] === 0 && argument.bytes.length > 1 ? `@${argument.text.slice(1)}` : argument.text;
}
