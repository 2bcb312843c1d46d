import { facts } from './fact.ts';

/** Names that strace prints in the arguments of calls on files and descriptors. */
export const fileWords = {
  ...facts('open.2', {
    O_RDONLY: ['for reading only', '読み取り専用で開く'],
    O_WRONLY: ['for writing only', '書き込み専用で開く'],
    O_RDWR: ['for reading and writing', '読み書き両用で開く'],
    O_CREAT: ['make the file if it is not there', 'ファイルがなければ作る'],
    O_EXCL: ['with O_CREAT: fail if the file is there already', 'O_CREATと併用し、ファイルがあれば失敗する'],
    O_TRUNC: ['cut an existing file to length 0', '既存のファイルを長さ0に切り詰める'],
    O_APPEND: ['every write goes to the end', '書き込みは常に末尾に足す'],
    O_CLOEXEC: ['closed by itself at exec', 'execの時に自動で閉じる'],
    O_NONBLOCK: ['never wait: fail with EAGAIN instead', '待たずに、EAGAINで失敗する'],
    O_DIRECTORY: ['fail unless it is a directory', 'ディレクトリでなければ失敗する'],
    O_NOFOLLOW: ['fail if the last part is a symbolic link', '最後の要素がシンボリックリンクなら失敗する'],
    O_SYNC: [
      'each write waits for the disk, metadata included',
      '書き込みのたびに、メタデータも含めてディスクを待つ',
    ],
    O_DSYNC: [
      'each write waits until the data is on disk',
      '書き込みのたびに、データがディスクに届くのを待つ',
    ],
    O_DIRECT: ['past the page cache', 'ページキャッシュを通さない'],
    O_PATH: [
      'only a handle on the place in the tree; no reading',
      'ツリー上の場所を指すだけで、読み書きはしない',
    ],
    O_TMPFILE: ['a file without a name', '名前のないファイルを作る'],
    O_NOATIME: ['do not note the time of reading', '最終アクセス時刻を更新しない'],
    O_NOCTTY: ['do not make it the controlling terminal', '制御端末にしない'],
    O_LARGEFILE: [
      'files over 2 GiB (always so on 64 bit)',
      '2 GiBを超えるファイルを許す(64ビットでは常に有効)',
    ],
    AT_FDCWD: ['relative paths begin at the working directory', '相対パスは作業ディレクトリから始まる'],
  }),
  ...facts('stat.2', {
    AT_EMPTY_PATH: ['an empty path means the descriptor itself', '空のパスはディスクリプタ自身を指す'],
    AT_SYMLINK_NOFOLLOW: ['look at the link, not at what it points to', 'リンク先ではなくリンク自体を見る'],
    AT_NO_AUTOMOUNT: ['do not mount what would mount itself', '自動マウントを起こさない'],
  }),
  ...facts('statx.2', {
    AT_STATX_SYNC_AS_STAT: ['as fresh as stat would be', 'statと同じ程度に新しい値でよい'],
  }),
  ...facts('link.2', { AT_SYMLINK_FOLLOW: ['follow symbolic links', 'シンボリックリンクをたどる'] }),
  ...facts('unlink.2', {
    AT_REMOVEDIR: ['remove a directory, as rmdir does', 'rmdirと同じく、ディレクトリを消す'],
  }),
  ...facts('access.2', {
    AT_EACCESS: ['ask with the rights that count now', '実効の権限で調べる'],
    F_OK: ['does it exist?', '存在するか'],
    R_OK: ['may I read it?', '読めるか'],
    W_OK: ['may I write it?', '書けるか'],
    X_OK: ['may I run it?', '実行できるか'],
  }),
  ...facts('lseek.2', {
    SEEK_SET: ['counted from the beginning', '先頭から数える'],
    SEEK_CUR: ['counted from the present place', '現在の位置から数える'],
    SEEK_END: ['counted from the end', '末尾から数える'],
    SEEK_DATA: ['the next place that holds data', '次にデータのある位置'],
    SEEK_HOLE: ['the next hole', '次の空き領域'],
  }),
  ...facts('inode.7', {
    S_IFREG: ['a regular file', '通常のファイル'],
    S_IFDIR: ['a directory', 'ディレクトリ'],
    S_IFCHR: ['a character device, such as a terminal', '端末などのキャラクターデバイス'],
    S_IFBLK: ['a block device, such as a disk', 'ディスクなどのブロックデバイス'],
    S_IFIFO: ['a pipe', 'パイプ'],
    S_IFLNK: ['a symbolic link', 'シンボリックリンク'],
    S_IFSOCK: ['a socket', 'ソケット'],
  }),
  ...facts('fcntl.2', {
    F_DUPFD: ['a second descriptor for the same open file', '同じファイルを指すディスクリプタをもう1つ作る'],
    F_DUPFD_CLOEXEC: ['a second descriptor, closed at exec', 'execで閉じるディスクリプタをもう1つ作る'],
    F_GETFD: ['ask for the descriptor’s flags', 'ディスクリプタのフラグを調べる'],
    F_SETFD: ['set the descriptor’s flags', 'ディスクリプタのフラグを設定する'],
    FD_CLOEXEC: ['closed by itself at exec', 'execの時に自動で閉じる'],
    F_GETFL: ['ask how the file was opened', 'ファイルの開き方を調べる'],
    F_SETFL: ['change how the file is used, such as O_NONBLOCK', 'O_NONBLOCKなど、ファイルの使い方を変える'],
    F_SETPIPE_SZ: ['set how much the pipe holds', 'パイプの容量を設定する'],
    F_GETPIPE_SZ: ['ask how much the pipe holds', 'パイプの容量を調べる'],
  }),
  ...facts('fcntl_locking.2', {
    F_SETLK: [
      'take or release a record lock; fail at once if it is held',
      'レコードロックを取るか返す。取られていればすぐ失敗する',
    ],
    F_SETLKW: [
      'take or release a record lock; wait if it is held',
      'レコードロックを取るか返す。取られていれば待つ',
    ],
    F_GETLK: ['ask who holds a record lock', 'レコードロックの持ち主を調べる'],
    F_OFD_SETLK: [
      'as F_SETLK, but the lock belongs to the open file, not the process',
      'F_SETLKと同じだが、ロックはプロセスではなく開いたファイルに属する',
    ],
    F_OFD_SETLKW: [
      'as F_SETLKW, but the lock belongs to the open file, not the process',
      'F_SETLKWと同じだが、ロックはプロセスではなく開いたファイルに属する',
    ],
    F_RDLCK: ['a shared lock: others may read too', '共有ロック。ほかも読める'],
    F_WRLCK: ['an exclusive lock: nobody else', '排他ロック。ほかは使えない'],
    F_UNLCK: ['give the lock back', 'ロックを返す'],
  }),
  ...facts('flock.2', {
    LOCK_SH: ['a shared lock', '共有ロック'],
    LOCK_EX: ['an exclusive lock', '排他ロック'],
    LOCK_UN: ['give the lock back', 'ロックを返す'],
    LOCK_NB: ['do not wait: fail if it is held', '待たずに、取られていれば失敗する'],
  }),
  ...facts('rename.2', {
    RENAME_NOREPLACE: ['fail if the new name exists', '新しい名前があれば失敗する'],
    RENAME_EXCHANGE: ['swap the two names', '2つの名前を入れ替える'],
  }),
  ...facts('fallocate.2', {
    FALLOC_FL_KEEP_SIZE: ['reserve space but leave the size as it is', '領域は確保するが、大きさは変えない'],
    FALLOC_FL_PUNCH_HOLE: ['free a part of the file', 'ファイルの一部を解放する'],
  }),
  ...facts('posix_fadvise.2', {
    POSIX_FADV_SEQUENTIAL: ['will be read from front to back', '先頭から順に読む'],
    POSIX_FADV_RANDOM: ['will be read here and there', 'ばらばらの位置を読む'],
    POSIX_FADV_DONTNEED: ['will not be needed soon', 'しばらく使わない'],
    POSIX_FADV_WILLNEED: ['will be needed soon', 'すぐに使う'],
  }),
} as const;
