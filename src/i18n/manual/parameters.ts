import type { LocalText } from '../catalog.ts';

const fd: LocalText = { en: 'the descriptor', ja: '対象のディスクリプタ' };
const socket: LocalText = { en: 'the socket', ja: '対象のソケット' };
const path: LocalText = { en: 'the path', ja: 'パス' };
const buffer: LocalText = {
  en: 'the data (strace prints the first 32 bytes unless -s says otherwise)',
  ja: 'データ(-sがなければ、straceは先頭の32バイトだけを表示する)',
};
const flags: LocalText = { en: 'how', ja: '動作を変えるフラグ' };
const timeout: LocalText = { en: 'how long to wait at most', ja: '待つ時間の上限' };
const address: LocalText = { en: 'the address', ja: 'アドレス' };
const status: LocalText = { en: 'how the child ended', ja: '子の終わり方' };

/** What a parameter of a manual page holds, by its name; names that speak for themselves are left out. */
export const parameterTexts: Readonly<Record<string, LocalText>> = {
  fd,
  sockfd: socket,
  epfd: { en: 'the epoll descriptor', ja: 'epollのディスクリプタ' },
  oldfd: fd,
  newfd: { en: 'the number that the copy gets', ja: '複製に付ける番号' },
  dirfd: { en: 'where a relative path begins', ja: '相対パスの起点' },
  pathname: path,
  path,
  oldpath: { en: 'the name so far', ja: '今の名前' },
  newpath: { en: 'the new name', ja: '新しい名前' },
  buf: buffer,
  iov: { en: 'the pieces of the data', ja: 'データの断片の並び' },
  count: { en: 'how many bytes at most', ja: '最大のバイト数' },
  len: { en: 'how many bytes', ja: 'バイト数' },
  length: { en: 'how many bytes', ja: 'バイト数' },
  offset: { en: 'at which byte', ja: '何バイト目から' },
  whence: { en: 'from where it is counted', ja: '数え始める位置' },
  flags,
  mode: { en: 'permissions, or what is asked for', ja: '許可、または調べる内容' },
  statbuf: { en: 'what is known of the file', ja: 'ファイルについてわかったこと' },
  statxbuf: { en: 'what is known of the file', ja: 'ファイルについてわかったこと' },
  op: { en: 'what to do', ja: '操作の種類' },
  arg: { en: 'what this operation needs', ja: '操作に必要な値' },
  argp: { en: 'what this operation needs', ja: '操作に必要な値' },
  domain: { en: 'which kind of address', ja: 'アドレスの種類' },
  type: { en: 'stream or messages', ja: '流れかメッセージか' },
  addr: address,
  dest_addr: { en: 'to whom', ja: '送り先' },
  src_addr: { en: 'from whom', ja: '送り元' },
  backlog: { en: 'how many connections may wait', ja: '待てる接続の数' },
  level: { en: 'whose option', ja: 'どの層のオプションか' },
  optname: { en: 'which option', ja: 'どのオプションか' },
  optval: { en: 'its value', ja: 'その値' },
  fds: { en: 'which descriptors, and what for', ja: 'どのディスクリプタの、何を待つか' },
  events: { en: 'what happened', ja: '起きたこと' },
  event: { en: 'what to watch for', ja: '何を見張るか' },
  maxevents: { en: 'how many events at most', ja: '最大のイベント数' },
  timeout,
  tmo_p: timeout,
  nfds: {
    en: 'how many descriptors (for select: the highest plus one)',
    ja: 'ディスクリプタの数(selectでは最大の番号に1を足した値)',
  },
  uaddr: {
    en: 'the address that is slept on: equal addresses are the same lock',
    ja: '眠る場所のアドレス。同じアドレスなら同じロック',
  },
  futex_op: { en: 'sleep, wake or move', ja: '眠る、起こす、移すのどれか' },
  val: { en: 'the value that is expected, or how many to wake', ja: '期待する値、または起こす数' },
  pid: { en: 'which process', ja: 'どのプロセスか' },
  wstatus: status,
  infop: status,
  options: { en: 'which children, and whether to wait', ja: 'どの子を、待つかどうか' },
  sig: { en: 'which signal', ja: 'どのシグナルか' },
  signum: { en: 'which signal', ja: 'どのシグナルか' },
  argv: { en: 'the command line', ja: 'コマンドライン' },
  envp: { en: 'the environment', ja: '環境変数' },
  request: { en: 'for how long, or until when', ja: '眠る長さ、または起きる時刻' },
  duration: { en: 'for how long', ja: '眠る長さ' },
  rem: { en: 'what was left when a signal came', ja: 'シグナルが来た時の残り' },
  remain: { en: 'what was left when a signal came', ja: 'シグナルが来た時の残り' },
  clockid: { en: 'by which clock', ja: 'どの時計で測るか' },
  prot: { en: 'what may be done with it', ja: '許す操作' },
  advice: { en: 'how it will be used', ja: '使い方の予告' },
  cl_args: { en: 'what the two share, and where the new one begins', ja: '共有するものと、始まりの位置' },
  status: { en: 'the exit status', ja: '終了ステータス' },
};
