import { describe, expect, test } from 'vitest';
import { last, targets } from './test-log.ts';

describe('sockets have one form of name', () => {
  const inet = (port: number) =>
    `{sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("127.0.0.1")}, 16`;
  const inet6 =
    '{sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28';

  test.each([
    [
      'tcp 127.0.0.1:443',
      [
        'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 4',
        `connect(4, ${inet(443)}) = 0`,
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(PF_INET, SOCK_STREAM, IPPROTO_IP) = 4',
        `connect(4, ${inet(443)}) = -1 EINPROGRESS (Operation now in progress)`,
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(0x2 /* AF_INET */, 0x1 /* SOCK_STREAM */, 0) = 4',
        'connect(4, {sa_family=0x2 /* AF_INET */, sin_port="\\x01\\xbb" /* htons(443) */, sin_addr="\\x7f\\x00\\x00\\x01"}, 16) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(0x2, 0x80001, 0) = 4',
        'connect(4, {sa_family=0x2, sin_port="\\x01\\xbb", sin_addr="\\x7f\\x00\\x00\\x01"}, 16) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'socket(domain=AF_INET, type=SOCK_STREAM, protocol=IPPROTO_TCP) = 4',
        `connect(sockfd=4, addr=${inet(443).replace(', 16', ', addrlen=16')}) = 0`,
        'read(fd=4, buf="", count=1) = 0',
      ],
    ],
    ['tcp 127.0.0.1:443', ['read(4<TCP:[127.0.0.1:59300->127.0.0.1:443]>, "", 1) = 0']],
    ['tcp [::1]:443', ['read(4<TCPv6:[[::1]:59300->[::1]:443]>, "", 1) = 0']],
    [
      'udp [::1]:53',
      [
        'socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 4',
        `connect(4, ${inet6}) = 0`,
        'read(4, "", 1) = 0',
      ],
    ],
    ['udp [::1]:53', ['read(4<UDPv6:[[::1]:9->[::1]:53]>, "", 1) = 0']],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4<UDP:[19215]>',
        `connect(4<UDP:[0.0.0.0:56237]>, ${inet(53)}) = 0`,
        'sendto(4<UDP:[0.0.0.0:56237]>, "z", 1, 0, NULL, 0) = 1',
      ],
    ],
    [
      'udp 127.0.0.1:53',
      ['socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4', `sendto(4, "a, {sa_family=b", 3, 0, ${inet(53)}) = 3`],
    ],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4',
        'recvmsg(4, {msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, msg_namelen=128 => 16, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1}, 0) = 1',
      ],
    ],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4',
        'sendmmsg(4, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, msg_namelen=16}, msg_len=1}], 1, 0) = 1',
      ],
    ],
    [
      'udp 127.0.0.1:53',
      [
        'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 4',
        'bind(4, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
        'recvfrom(4, "dns", 10, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, [16]) = 3',
      ],
    ],
    [
      'unix /run/x.sock',
      [
        'socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4',
        'connect(4, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 18) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'unix /run/x.sock',
      [
        'connect(4<UNIX-STREAM:[19209]>, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 18) = 0',
        'read(4<UNIX-STREAM:[19209->19210]>, "", 1) = 0',
      ],
    ],
    ['unix /run/x.sock', ['read(4<UNIX-STREAM:[19210->19209,"/run/x.sock"]>, "", 1) = 0']],
    [
      'unix @abs',
      [
        'socket(AF_UNIX, SOCK_DGRAM, 0) = 4',
        'connect(4, {sa_family=AF_UNIX, sun_path=@"abs"}, 6) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    ['unix listen @abs', ['read(13<UNIX:[19211,@"abs"]>, "", 1) = 0']],
    ['unix socket', ['read(14<UNIX-STREAM:[19212->19213]>, "", 1) = 0']],
    [
      'unix socket',
      ['socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [14, 15]) = 0', 'read(15, "", 1) = 0'],
    ],
    [
      'tcp listen 0.0.0.0:8080',
      [
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        'bind(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
        'listen(3, 5) = 0',
      ],
    ],
    ['tcp listen 0.0.0.0:8080', ['listen(3<TCP:[0.0.0.0:8080]>, 5) = 0']],
    [
      'tcp listen 127.0.0.1:38297',
      [
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        `bind(3, ${inet(0)}) = 0`,
        'getsockname(3, {sa_family=AF_INET, sin_port=htons(38297), sin_addr=inet_addr("127.0.0.1")}, [16]) = 0',
        'listen(3, 5) = 0',
      ],
    ],
    [
      'tcp 127.0.0.1:443',
      [
        'getpeername(4, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("127.0.0.1")}, [16]) = 0',
        'read(4, "", 1) = 0',
      ],
    ],
    [
      'tcp socket',
      [
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4',
        `connect(4, ${inet(443)}) = -1 ECONNREFUSED (Connection refused)`,
        'read(4, "", 1) = 0',
      ],
    ],
    ['tcp socket', ['read(4<TCP:[19203]>, "", 1) = 0']],
    [
      'tcp socket',
      ['socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4<socket:[19203]>', 'read(4<socket:[19203]>, "", 1) = 0'],
    ],
    ['socket:[19203]', ['read(4<socket:[19203]>, "", 1) = 0']],
    ['netlink ROUTE', ['socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3', 'close(3) = 0']],
    ['netlink ROUTE', ['close(3<NETLINK:[ROUTE:1234]>) = 0']],
    ['netlink socket', ['close(3<NETLINK:[3604353]>) = 0']],
    ['packet socket', ['socket(AF_PACKET, SOCK_RAW, htons(0x3)) = 3', 'close(3) = 0']],
  ])('%s', (name, lines) => {
    expect(last(...lines)).toBe(name);
  });

  test('a connect works on its address, also when it fails', () => {
    expect(last(`connect(4, ${inet(443)}) = -1 ECONNREFUSED (Connection refused)`)).toBe('tcp 127.0.0.1:443');
  });

  test('accept works on the listener and gives the peer', () => {
    expect(
      targets(
        'accept4(3<TCP:[127.0.0.1:80]>, {sa_family=AF_INET, sin_port=htons(59300), sin_addr=inet_addr("127.0.0.1")}, [16], SOCK_CLOEXEC) = 5',
        'read(5, "", 1) = 0',
        'bind(9, {sa_family=AF_UNIX, sun_path="/run/x.sock"}, 18) = 0',
        'accept4(9, {sa_family=AF_UNIX}, [110 => 2], SOCK_CLOEXEC) = 12',
        'read(12, "", 1) = 0',
        'accept(7, NULL, NULL) = 8',
        'read(8, "", 1) = 0',
      ),
    ).toEqual([
      'accept4 tcp listen 127.0.0.1:80',
      'read tcp 127.0.0.1:59300',
      'bind unix listen /run/x.sock',
      'accept4 unix listen /run/x.sock',
      'read unix /run/x.sock',
      'accept fd 7',
      'read fd 8',
    ]);
  });
});
