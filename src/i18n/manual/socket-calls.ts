import { call, type SyscallFact } from './fact.ts';

const accept = (parameters: string) =>
  call(
    'accept.2',
    parameters,
    'Takes the next connection from the queue, or waits for one.',
    '待ち行列から次の接続を取ります。なければ待ちます。',
  );
const send = (parameters: string, page = 'send.2') =>
  call(
    page,
    parameters,
    'Sends data on a socket; returns when the kernel has taken it, not when it has arrived.',
    'ソケットにデータを送ります。カーネルが受け取ると戻り、相手に届いたとは限りません。',
  );
const receive = (parameters: string, page = 'recv.2') =>
  call(
    page,
    parameters,
    'Receives data from a socket, or waits for it; 0 means that the peer has ended.',
    'ソケットからデータを受け取ります。なければ待ちます。0は相手が終えたことを表します。',
  );
const poll = (parameters: string) =>
  call(
    'poll.2',
    parameters,
    'Waits until one of several descriptors is ready, or the time is up; 0 is the timeout.',
    '複数のディスクリプタのどれかが使えるようになるか、時間が切れるまで待ちます。0は時間切れです。',
  );
const select = (parameters: string) =>
  call(
    'select.2',
    parameters,
    'Waits until one of several descriptors is ready, or the time is up; 0 is the timeout.',
    '複数のディスクリプタのどれかが使えるようになるか、時間が切れるまで待ちます。0は時間切れです。',
  );
const epollWait = (parameters: string) =>
  call(
    'epoll_wait.2',
    parameters,
    'Waits for events of the watched descriptors, or until the time is up.',
    '見張っているディスクリプタのイベントを、時間が切れるまで待ちます。',
  );

/** System calls on sockets, and those that wait for several descriptors. */
export const socketCalls: Readonly<Record<string, SyscallFact>> = {
  socket: call(
    'socket.2',
    'domain type protocol',
    'Makes a socket and returns a descriptor for it.',
    'ソケットを作り、そのディスクリプタを返します。',
  ),
  socketpair: call(
    'socketpair.2',
    'domain type protocol sv',
    'Makes two sockets that are connected to each other.',
    '互いにつながった2つのソケットを作ります。',
  ),
  bind: call(
    'bind.2',
    'sockfd addr addrlen',
    'Gives a socket its own address.',
    'ソケットに自分側のアドレスを与えます。',
  ),
  listen: call(
    'listen.2',
    'sockfd backlog',
    'Makes a socket take connections; the second argument limits the queue.',
    'ソケットを接続の受け付け用にします。2番目の引数は待ち行列の長さの上限です。',
  ),
  accept: accept('sockfd addr addrlen'),
  accept4: accept('sockfd addr addrlen flags'),
  connect: call(
    'connect.2',
    'sockfd addr addrlen',
    'Connects a socket to an address. For UDP it only notes the peer; nothing is sent.',
    'ソケットをアドレスにつなぎます。UDPでは相手を覚えるだけで、何も送りません。',
  ),
  getsockname: call(
    'getsockname.2',
    'sockfd addr addrlen',
    'Asks for the socket’s own address.',
    'ソケットの自分側のアドレスを調べます。',
  ),
  getpeername: call(
    'getpeername.2',
    'sockfd addr addrlen',
    'Asks for the address of the other side.',
    '相手側のアドレスを調べます。',
  ),
  sendto: send('sockfd buf len flags dest_addr addrlen'),
  sendmsg: send('sockfd msg flags'),
  sendmmsg: send('sockfd msgvec vlen flags', 'sendmmsg.2'),
  recvfrom: receive('sockfd buf len flags src_addr addrlen'),
  recvmsg: receive('sockfd msg flags'),
  recvmmsg: receive('sockfd msgvec vlen flags timeout', 'recvmmsg.2'),
  shutdown: call(
    'shutdown.2',
    'sockfd how',
    'Ends one direction of a connection, or both.',
    '接続の片方向、または両方向を終えます。',
  ),
  setsockopt: call(
    'setsockopt.2',
    'sockfd level optname optval optlen',
    'Sets an option of a socket.',
    'ソケットのオプションを設定します。',
  ),
  getsockopt: call(
    'getsockopt.2',
    'sockfd level optname optval optlen',
    'Asks for an option of a socket.',
    'ソケットのオプションを調べます。',
  ),
  poll: poll('fds nfds timeout'),
  ppoll: poll('fds nfds tmo_p sigmask sigsetsize'),
  select: select('nfds readfds writefds exceptfds timeout'),
  pselect6: select('nfds readfds writefds exceptfds timeout sigmask'),
  epoll_create1: call(
    'epoll_create.2',
    'flags',
    'Makes a descriptor that can watch many others.',
    '多数のディスクリプタを見張るためのディスクリプタを作ります。',
  ),
  epoll_create: call(
    'epoll_create.2',
    'size',
    'Makes a descriptor that can watch many others.',
    '多数のディスクリプタを見張るためのディスクリプタを作ります。',
  ),
  epoll_ctl: call(
    'epoll_ctl.2',
    'epfd op fd event',
    'Adds, changes or removes a watched descriptor.',
    '見張るディスクリプタを加える、変える、または外します。',
  ),
  epoll_wait: epollWait('epfd events maxevents timeout'),
  epoll_pwait: epollWait('epfd events maxevents timeout sigmask sigsetsize'),
  epoll_pwait2: epollWait('epfd events maxevents timeout sigmask sigsetsize'),
  eventfd2: call(
    'eventfd.2',
    'initval flags',
    'Makes a counter behind a descriptor; threads wake each other with it.',
    'ディスクリプタを通して使うカウンターを作ります。スレッドが互いを起こすのに使います。',
  ),
  timerfd_create: call(
    'timerfd_create.2',
    'clockid flags',
    'Makes a timer behind a descriptor.',
    'ディスクリプタを通して使うタイマーを作ります。',
  ),
  timerfd_settime: call(
    'timerfd_create.2',
    'fd flags new_value old_value',
    'Sets the timer.',
    'タイマーを設定します。',
  ),
  signalfd4: call(
    'signalfd.2',
    'fd mask sizemask flags',
    'Makes signals readable from a descriptor.',
    'シグナルをディスクリプタから読めるようにします。',
  ),
  io_uring_setup: call(
    'io_uring_setup.2',
    'entries params',
    'Makes a pair of queues shared with the kernel; work given through them is not seen by strace.',
    'カーネルと共有するキューの組を作ります。これを通した処理はstraceには見えません。',
  ),
  io_uring_enter: call(
    'io_uring_enter.2',
    'fd to_submit min_complete flags arg argsz',
    'Hands queued work to the kernel, waits for results, or both.',
    'キューに入れた処理をカーネルに渡す、結果を待つ、またはその両方をします。',
  ),
};
