import { facts } from './fact.ts';

/** Names that strace prints in the arguments of calls on sockets, and of those that wait for descriptors. */
export const socketWords = {
  ...facts('address_families.7', {
    AF_UNIX: ['a socket on this machine, named by a path', 'このマシンの中のソケット。パスで名付ける'],
    AF_INET: ['IPv4', 'IPv4'],
    AF_INET6: ['IPv6', 'IPv6'],
    AF_NETLINK: ['talks to the kernel about its network', 'ネットワークについてカーネルとやりとりする'],
    AF_PACKET: ['raw network packets', '生のネットワークパケット'],
    AF_VSOCK: ['between a virtual machine and its host', '仮想マシンとホストの間'],
  }),
  ...facts('connect.2', {
    AF_UNSPEC: [
      'no family: undoes a connect of a UDP socket',
      '種類を指定しない。UDPソケットではconnectを取り消す',
    ],
  }),
  ...facts('socket.2', {
    SOCK_STREAM: ['a stream of bytes: TCP', 'バイトの流れ。TCP'],
    SOCK_DGRAM: ['single messages: UDP', '個別のメッセージ。UDP'],
    SOCK_SEQPACKET: ['single messages, in order and not lost', '順序が保たれ、失われない個別のメッセージ'],
    SOCK_RAW: ['raw access to the protocol', 'プロトコルへの直接のアクセス'],
    SOCK_CLOEXEC: ['closed by itself at exec', 'execの時に自動で閉じる'],
    SOCK_NONBLOCK: [
      'never wait: fail with EAGAIN or EINPROGRESS instead',
      '待たずに、EAGAINやEINPROGRESSで返る',
    ],
  }),
  ...facts('ip.7', {
    IPPROTO_IP: ['the usual protocol for this type', 'この種類で標準のプロトコル'],
    IPPROTO_TCP: ['TCP', 'TCP'],
    IPPROTO_UDP: ['UDP', 'UDP'],
    SOL_IP: ['an option of IPv4', 'IPv4のオプション'],
    IP_RECVERR: [
      'errors from the network are queued for the program',
      'ネットワークからのエラーをプログラム用に溜める',
    ],
  }),
  ...facts('ipv6.7', {
    SOL_IPV6: ['an option of IPv6', 'IPv6のオプション'],
    IPV6_V6ONLY: ['IPv6 only: no IPv4 through this socket', 'IPv6専用。このソケットではIPv4を扱わない'],
  }),
  ...facts('tcp.7', {
    SOL_TCP: ['an option of TCP', 'TCPのオプション'],
    TCP_NODELAY: [
      'send small pieces at once (no Nagle delay)',
      '小さなデータもすぐ送る(Nagleの遅延をしない)',
    ],
    TCP_CORK: ['hold pieces back until there is a full packet', 'パケットが満ちるまで送らずに溜める'],
    TCP_QUICKACK: ['acknowledge at once', '確認応答をすぐ返す'],
    TCP_KEEPIDLE: ['idle seconds before the first keep-alive', '最初のキープアライブまでの無通信の秒数'],
    TCP_KEEPINTVL: ['seconds between keep-alives', 'キープアライブの間隔の秒数'],
    TCP_USER_TIMEOUT: [
      'give up when nothing is acknowledged for so long',
      'この時間、確認応答がなければあきらめる',
    ],
    TCP_FASTOPEN: ['data with the first packet', '最初のパケットにデータを載せる'],
  }),
  ...facts('socket.7', {
    SOL_SOCKET: ['an option of every socket', 'どのソケットにもあるオプション'],
    SO_REUSEADDR: ['bind although old connections linger', '古い接続が残っていてもbindできる'],
    SO_REUSEPORT: ['several sockets share one port', '複数のソケットで1つのポートを共有する'],
    SO_KEEPALIVE: ['probe an idle connection', '無通信の接続を確かめる'],
    SO_ERROR: ['how a connect that did not wait has ended (0: well)', '待たなかったconnectの結果(0は成功)'],
    SO_RCVBUF: ['size of the receive buffer', '受信バッファの大きさ'],
    SO_SNDBUF: ['size of the send buffer', '送信バッファの大きさ'],
    SO_RCVTIMEO: ['longest wait in a receive', '受信で待つ最長の時間'],
    SO_SNDTIMEO: ['longest wait in a send', '送信で待つ最長の時間'],
    SO_LINGER: ['whether close waits for unsent data', 'closeが未送信のデータを待つかどうか'],
    SO_BROADCAST: ['allow broadcasts', 'ブロードキャストを許す'],
    SO_TYPE: ['which type the socket has', 'ソケットの種類'],
  }),
  ...facts('send.2', {
    MSG_NOSIGNAL: [
      'no SIGPIPE if the peer is gone; EPIPE only',
      '相手がいなくてもSIGPIPEを出さず、EPIPEだけにする',
    ],
    MSG_DONTWAIT: ['never wait in this call: fail with EAGAIN', 'この呼び出しでは待たずに、EAGAINで失敗する'],
    MSG_MORE: ['more follows: do not send yet', '続きがあるので、まだ送らない'],
  }),
  ...facts('recv.2', {
    MSG_PEEK: ['look, but leave the data in the queue', 'データを取り出さずに見る'],
    MSG_WAITALL: ['wait for the full length', '指定の長さが揃うまで待つ'],
    MSG_TRUNC: ['the message was longer than the buffer', 'メッセージがバッファより長かった'],
    MSG_ERRQUEUE: ['read the queued errors', '溜まったエラーを読む'],
    MSG_CMSG_CLOEXEC: ['received descriptors are closed at exec', '受け取ったディスクリプタはexecで閉じる'],
  }),
  ...facts('shutdown.2', {
    SHUT_RD: ['no more reading', '以後は読まない'],
    SHUT_WR: ['no more writing: the peer reads an end', '以後は書かない。相手は終わりを読む'],
    SHUT_RDWR: ['neither', '読みも書きもしない'],
  }),
  ...facts('poll.2', {
    POLLIN: ['there is something to read', '読めるものがある'],
    POLLOUT: ['it can be written', '書き込める'],
    POLLPRI: ['something exceptional, such as urgent data', '緊急データなどの例外的な状態'],
    POLLERR: ['an error is waiting', 'エラーがある'],
    POLLHUP: ['the other side has gone', '相手が閉じた'],
    POLLRDHUP: ['the peer will send no more', '相手はもう送らない'],
    POLLNVAL: ['the descriptor is not open', 'ディスクリプタが開いていない'],
  }),
  ...facts('epoll_ctl.2', {
    EPOLL_CTL_ADD: ['begin to watch', '見張り始める'],
    EPOLL_CTL_MOD: ['change what is watched for', '見張る内容を変える'],
    EPOLL_CTL_DEL: ['stop watching', '見張りをやめる'],
    EPOLLIN: ['there is something to read', '読めるものがある'],
    EPOLLOUT: ['it can be written', '書き込める'],
    EPOLLERR: ['an error is waiting', 'エラーがある'],
    EPOLLHUP: ['the other side has gone', '相手が閉じた'],
    EPOLLRDHUP: ['the peer will send no more', '相手はもう送らない'],
    EPOLLET: ['edge-triggered: told once for each change', 'エッジトリガー。変化のたびに1回だけ知らせる'],
    EPOLLONESHOT: ['told once, then silent until asked again', '1回知らせたら、再設定まで知らせない'],
    EPOLLEXCLUSIVE: ['wake few of several waiters', '待っている中の少数だけを起こす'],
  }),
  ...facts('epoll_create.2', { EPOLL_CLOEXEC: ['closed by itself at exec', 'execの時に自動で閉じる'] }),
  ...facts('eventfd.2', {
    EFD_CLOEXEC: ['closed by itself at exec', 'execの時に自動で閉じる'],
    EFD_NONBLOCK: ['never wait', '待たない'],
    EFD_SEMAPHORE: ['each read takes one', '1回の読み取りで1つ減る'],
  }),
} as const;
