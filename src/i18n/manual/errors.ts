import { facts } from './fact.ts';

/** What an errno says, as errno(3) and the pages of the calls have it. */
export const errors = {
  ...facts('errno.3', {
    E2BIG: ['The argument list is too long.', '引数の並びが長すぎます。'],
    EACCES: [
      'Not allowed: the permissions of the file or of a directory on the way say no.',
      '許可されていません。ファイルか、途中のディレクトリの許可が足りません。',
    ],
    EADDRINUSE: [
      'The address is in use, usually by another server on the same port.',
      'アドレスは使用中です。多くは、同じポートを使う別のサーバーがいます。',
    ],
    EADDRNOTAVAIL: [
      'This machine has no such address, or no free port is left.',
      'このマシンにそのアドレスがないか、空きポートがありません。',
    ],
    EAFNOSUPPORT: [
      'The kernel does not offer this address family.',
      'カーネルはこのアドレス種別を扱えません。',
    ],
    EAGAIN: [
      'Nothing there now and the call may not wait: try again later. Normal for non-blocking descriptors.',
      '今は何もなく、待つことも許されていません。後で再試行します。ノンブロッキングのディスクリプタでは普通の結果です。',
    ],
    EALREADY: ['An earlier attempt is still going on.', '前の試みがまだ続いています。'],
    EBADF: [
      'The descriptor is not open, or not open in this way.',
      'ディスクリプタが開いていないか、この使い方では開いていません。',
    ],
    EBUSY: ['In use by something else.', 'ほかで使用中です。'],
    ECANCELED: ['The operation was called off.', '操作は取り消されました。'],
    ECHILD: ['There is no child to wait for.', '待つべき子プロセスがありません。'],
    ECONNABORTED: ['The connection was dropped before it was accepted.', '受け付ける前に接続が切れました。'],
    ECONNREFUSED: [
      'The other side answers that nobody listens there. The answer comes at once.',
      '相手から、そこでは誰も待ち受けていないと返ってきました。すぐに返る答えです。',
    ],
    ECONNRESET: ['The other side broke the connection off.', '相手が接続を打ち切りました。'],
    EDEADLK: ['Waiting for this lock would never end.', 'このロックを待つと、永久に終わりません。'],
    EDESTADDRREQ: ['The socket has no peer.', 'ソケットに相手がありません。'],
    EDQUOT: [
      'The user’s share of the disk is used up.',
      'ユーザーに割り当てられたディスク容量を使い切りました。',
    ],
    EEXIST: ['It exists already.', 'すでに存在します。'],
    EFAULT: ['An address given to the kernel is not valid.', 'カーネルに渡したアドレスが正しくありません。'],
    EFBIG: ['The file would become too large.', 'ファイルが大きくなりすぎます。'],
    EHOSTUNREACH: ['No way leads to that machine.', 'そのマシンへ届く経路がありません。'],
    EINPROGRESS: [
      'The connection is being made; the result comes later (poll, then SO_ERROR). Not an error.',
      '接続の途中です。結果は後でわかります(pollの後、SO_ERROR)。エラーではありません。',
    ],
    EINTR: [
      'A signal came while the call waited. Programs usually call again.',
      '待っている間にシグナルが来ました。プログラムはふつう、もう一度呼びます。',
    ],
    EINVAL: ['An argument makes no sense here.', '引数がここでは意味をなしません。'],
    EIO: ['The device failed.', 'デバイスの入出力が失敗しました。'],
    EISCONN: ['The socket is connected already.', 'ソケットはすでに接続済みです。'],
    EISDIR: ['It is a directory.', 'ディレクトリです。'],
    ELOOP: [
      'Too many symbolic links, or a loop of them.',
      'シンボリックリンクが多すぎるか、循環しています。',
    ],
    EMFILE: ['The process has used up its descriptors.', 'プロセスがディスクリプタを使い切りました。'],
    EMLINK: ['Too many names for one file.', '1つのファイルの名前が多すぎます。'],
    EMSGSIZE: ['The message is too long for one packet.', 'メッセージが1つのパケットに収まりません。'],
    ENAMETOOLONG: ['A name is too long.', '名前が長すぎます。'],
    ENETUNREACH: [
      'No route leads to that network. For IPv6: this machine has none. The answer comes at once.',
      'そのネットワークへの経路がありません。IPv6なら、このマシンに経路がないということです。すぐに返る答えです。',
    ],
    ENFILE: [
      'The system has used up its open files.',
      'システム全体で、開けるファイルの数を使い切りました。',
    ],
    ENOBUFS: ['No buffer space is left.', 'バッファに空きがありません。'],
    ENODEV: ['There is no such device.', 'そのデバイスはありません。'],
    ENOENT: [
      'No such file or directory. Normal while a program looks in several places.',
      'そのファイルやディレクトリはありません。いくつもの場所を探す間は普通の結果です。',
    ],
    ENOEXEC: [
      'The file is not a program that the kernel can run.',
      'カーネルが実行できる形式のプログラムではありません。',
    ],
    ENOLCK: [
      'No locks are left, or the file system has none.',
      'ロックの空きがないか、ファイルシステムがロックを扱えません。',
    ],
    ENOMEM: ['No memory.', 'メモリがありません。'],
    ENOPROTOOPT: ['The socket has no such option.', 'ソケットにそのオプションはありません。'],
    ENOSPC: ['The disk is full.', 'ディスクに空きがありません。'],
    ENOSYS: [
      'This kernel does not have the call, or a filter hides it. Programs usually fall back.',
      'このカーネルにその呼び出しがないか、フィルターで隠されています。プログラムはふつう、別の方法に切り替えます。',
    ],
    ENOTCONN: ['The socket is not connected.', 'ソケットが接続されていません。'],
    ENOTDIR: ['A part of the path is not a directory.', 'パスの途中がディレクトリではありません。'],
    ENOTEMPTY: ['The directory is not empty.', 'ディレクトリが空ではありません。'],
    ENOTSOCK: ['The descriptor is not a socket.', 'ディスクリプタがソケットではありません。'],
    ENOTTY: [
      'Not a terminal, or the device does not know this operation. Programs ask so to find out.',
      '端末ではないか、デバイスがその操作を知りません。それを確かめるための呼び出しでもあります。',
    ],
    ENXIO: [
      'No such device, or nobody at the other end of the pipe.',
      'そのデバイスがないか、パイプの反対側に誰もいません。',
    ],
    EOPNOTSUPP: [
      'Not possible with this kind of file or socket.',
      'この種類のファイルやソケットではできません。',
    ],
    EOVERFLOW: ['The value does not fit.', '値が収まりません。'],
    EPERM: ['Not allowed for this user or process.', 'このユーザーやプロセスには許されていません。'],
    EPIPE: ['Nobody reads at the other end any more.', '反対側で読む相手がもういません。'],
    ERANGE: ['The result does not fit.', '結果が収まりません。'],
    EROFS: ['The file system is read-only.', 'ファイルシステムは読み取り専用です。'],
    ESPIPE: [
      'A pipe, socket or terminal has no places to seek to.',
      'パイプ、ソケット、端末では位置を動かせません。',
    ],
    ESRCH: ['There is no such process.', 'そのプロセスはありません。'],
    ETIMEDOUT: ['The time was up before anything happened.', '何も起きないまま時間が切れました。'],
    ETXTBSY: ['The program file is running.', 'プログラムのファイルが実行中です。'],
    EXDEV: ['The two places are on different file systems.', '2つの場所が別のファイルシステムにあります。'],
  }),
  ...facts('strace.1', {
    ERESTARTSYS: [
      'A signal interrupted the call inside the kernel; it goes on, or returns EINTR, after the handler.',
      'カーネルの中でシグナルに中断されました。ハンドラの後で再開するか、EINTRを返します。',
    ],
    ERESTARTNOINTR: [
      'A signal interrupted the call inside the kernel; it always goes on.',
      'カーネルの中でシグナルに中断されました。必ず再開します。',
    ],
    ERESTARTNOHAND: [
      'A signal interrupted the call; it goes on only if no handler runs.',
      'シグナルに中断されました。ハンドラが動かない場合だけ再開します。',
    ],
    ERESTART_RESTARTBLOCK: [
      'A signal interrupted a wait with a timeout; restart_syscall goes on with the rest.',
      'タイムアウト付きの待ちがシグナルに中断されました。残りはrestart_syscallで再開します。',
    ],
  }),
} as const;
