import { call, type SyscallFact } from './fact.ts';

const stat = (parameters: string, page = 'stat.2') =>
  call(
    page,
    parameters,
    'Asks for size, type, owner and times of a file.',
    'ファイルの大きさ、種類、所有者、時刻を調べます。',
  );
const truncate = (parameters: string) =>
  call(
    'truncate.2',
    parameters,
    'Cuts or extends a file to a length.',
    'ファイルを指定した長さに切り詰めるか、延ばします。',
  );
const rename = (parameters: string) =>
  call(
    'rename.2',
    parameters,
    'Gives a file another name; a file of that name is replaced in one step.',
    'ファイルの名前を変えます。同名のファイルがあれば、一度に置き換わります。',
  );
const unlink = (parameters: string) =>
  call(
    'unlink.2',
    parameters,
    'Removes a name; the file itself goes with its last name and last open descriptor.',
    '名前を1つ消します。ファイル本体は、最後の名前と最後のディスクリプタがなくなった時に消えます。',
  );
const readlink = (parameters: string) =>
  call(
    'readlink.2',
    parameters,
    'Reads where a symbolic link points.',
    'シンボリックリンクの指す先を読みます。',
  );
const access = (parameters: string) =>
  call(
    'access.2',
    parameters,
    'Asks whether the caller may use a file in this way.',
    'そのファイルをその方法で使ってよいかを調べます。',
  );
const open = (parameters: string, page = 'open.2') =>
  call(
    page,
    parameters,
    'Opens a file and returns a descriptor for it.',
    'ファイルを開き、そのディスクリプタを返します。',
  );
const read = (parameters: string, page: string) =>
  call(
    page,
    parameters,
    'Reads from a descriptor; returns how many bytes came, 0 at the end.',
    'ディスクリプタから読みます。戻り値は読めたバイト数で、0は終わりを表します。',
  );
const write = (parameters: string, page: string) =>
  call(
    page,
    parameters,
    'Writes to a descriptor; returns how many bytes were taken.',
    'ディスクリプタに書きます。戻り値は受け取られたバイト数です。',
  );
const dup = (parameters: string) =>
  call(
    'dup.2',
    parameters,
    'Makes a second descriptor for the same open file.',
    '開いているファイルを指すディスクリプタをもう1つ作ります。',
  );

/** System calls on files, directories and descriptors. Parameters as in the pages of the Linux man-pages project. */
export const fileCalls: Readonly<Record<string, SyscallFact>> = {
  open: open('pathname flags mode'),
  openat: open('dirfd pathname flags mode'),
  openat2: open('dirfd pathname how size', 'openat2.2'),
  creat: open('pathname mode'),
  close: call(
    'close.2',
    'fd',
    'Gives a descriptor back; record locks of the process on that file go with it.',
    'ディスクリプタを返します。このプロセスがそのファイルに掛けたレコードロックも消えます。',
  ),
  close_range: call(
    'close_range.2',
    'first last flags',
    'Gives back every descriptor in a range.',
    '範囲内のディスクリプタをすべて返します。',
  ),
  read: read('fd buf count', 'read.2'),
  readv: read('fd iov iovcnt', 'readv.2'),
  pread64: read('fd buf count offset', 'pread.2'),
  preadv: read('fd iov iovcnt offset', 'readv.2'),
  preadv2: read('fd iov iovcnt offset flags', 'readv.2'),
  write: write('fd buf count', 'write.2'),
  writev: write('fd iov iovcnt', 'readv.2'),
  pwrite64: write('fd buf count offset', 'pread.2'),
  pwritev: write('fd iov iovcnt offset', 'readv.2'),
  pwritev2: write('fd iov iovcnt offset flags', 'readv.2'),
  lseek: call(
    'lseek.2',
    'fd offset whence',
    'Moves the place from which the next read or write goes on.',
    '次の読み書きの位置を動かします。',
  ),
  stat: stat('pathname statbuf'),
  lstat: stat('pathname statbuf'),
  fstat: stat('fd statbuf'),
  newfstatat: stat('dirfd pathname statbuf flags'),
  statx: stat('dirfd pathname flags mask statxbuf', 'statx.2'),
  statfs: call(
    'statfs.2',
    'path buf',
    'Asks about the file system that a path is on.',
    'パスが置かれたファイルシステムについて調べます。',
  ),
  fstatfs: call(
    'statfs.2',
    'fd buf',
    'Asks about the file system that an open file is on.',
    '開いているファイルのファイルシステムについて調べます。',
  ),
  access: access('pathname mode'),
  faccessat: access('dirfd pathname mode'),
  faccessat2: access('dirfd pathname mode flags'),
  readlink: readlink('pathname buf bufsiz'),
  readlinkat: readlink('dirfd pathname buf bufsiz'),
  getdents64: call(
    'getdents.2',
    'fd dirp count',
    'Reads the next entries of a directory; 0 is its end.',
    'ディレクトリの次の項目を読みます。0は終わりを表します。',
  ),
  getcwd: call('getcwd.3', 'buf size', 'Asks for the working directory.', '作業ディレクトリを調べます。'),
  chdir: call('chdir.2', 'path', 'Changes the working directory.', '作業ディレクトリを変えます。'),
  fchdir: call('chdir.2', 'fd', 'Changes the working directory.', '作業ディレクトリを変えます。'),
  mkdir: call('mkdir.2', 'pathname mode', 'Makes a directory.', 'ディレクトリを作ります。'),
  mkdirat: call('mkdir.2', 'dirfd pathname mode', 'Makes a directory.', 'ディレクトリを作ります。'),
  rmdir: call('rmdir.2', 'pathname', 'Removes an empty directory.', '空のディレクトリを消します。'),
  rename: rename('oldpath newpath'),
  renameat: rename('olddirfd oldpath newdirfd newpath'),
  renameat2: rename('olddirfd oldpath newdirfd newpath flags'),
  unlink: unlink('pathname'),
  unlinkat: unlink('dirfd pathname flags'),
  link: call('link.2', 'oldpath newpath', 'Gives a file one more name.', 'ファイルに名前をもう1つ付けます。'),
  symlink: call('symlink.2', 'target linkpath', 'Makes a symbolic link.', 'シンボリックリンクを作ります。'),
  chmod: call(
    'chmod.2',
    'pathname mode',
    'Changes who may read, write and run a file.',
    'ファイルの読み書き、実行の許可を変えます。',
  ),
  fchmod: call(
    'chmod.2',
    'fd mode',
    'Changes who may read, write and run a file.',
    'ファイルの読み書き、実行の許可を変えます。',
  ),
  chown: call(
    'chown.2',
    'pathname owner group',
    'Changes the owner of a file.',
    'ファイルの所有者を変えます。',
  ),
  umask: call(
    'umask.2',
    'mask',
    'Sets which permissions new files do not get.',
    '新しいファイルに与えない許可を決めます。',
  ),
  utimensat: call(
    'utimensat.2',
    'dirfd pathname times flags',
    'Sets when a file was last read and changed.',
    'ファイルの最終アクセス時刻と更新時刻を設定します。',
  ),
  truncate: truncate('path length'),
  ftruncate: truncate('fd length'),
  fallocate: call(
    'fallocate.2',
    'fd mode offset len',
    'Reserves or frees space of a file.',
    'ファイルの領域を確保するか、解放します。',
  ),
  fsync: call(
    'fsync.2',
    'fd',
    'Waits until the file’s data and metadata have reached the disk.',
    'ファイルのデータとメタデータがディスクに届くまで待ちます。',
  ),
  fdatasync: call(
    'fsync.2',
    'fd',
    'Waits until the file’s data, and the metadata needed to read it, have reached the disk.',
    'ファイルのデータと、それを読むのに必要なメタデータがディスクに届くまで待ちます。',
  ),
  sync_file_range: call(
    'sync_file_range.2',
    'fd offset nbytes flags',
    'Starts or awaits writing part of a file to the disk; metadata is not included.',
    'ファイルの一部のディスクへの書き込みを始めるか、待ちます。メタデータは含みません。',
  ),
  sync: call(
    'sync.2',
    '',
    'Writes everything that is not on disk yet.',
    'まだディスクにないものをすべて書き込みます。',
  ),
  syncfs: call(
    'sync.2',
    'fd',
    'Writes everything of one file system that is not on disk yet.',
    '1つのファイルシステムについて、まだディスクにないものをすべて書き込みます。',
  ),
  fadvise64: call(
    'posix_fadvise.2',
    'fd offset len advice',
    'Tells the kernel how a file will be read.',
    'ファイルの読み方をカーネルに知らせます。',
  ),
  readahead: call(
    'readahead.2',
    'fd offset count',
    'Fetches part of a file into memory ahead of reading.',
    'ファイルの一部を先にメモリへ読み込みます。',
  ),
  sendfile: call(
    'sendfile.2',
    'out_fd in_fd offset count',
    'Copies from one descriptor to another inside the kernel.',
    'カーネルの中で、ディスクリプタから別のディスクリプタへコピーします。',
  ),
  copy_file_range: call(
    'copy_file_range.2',
    'fd_in off_in fd_out off_out len flags',
    'Copies between two files inside the kernel.',
    'カーネルの中で、2つのファイルの間をコピーします。',
  ),
  splice: call(
    'splice.2',
    'fd_in off_in fd_out off_out len flags',
    'Moves data to or from a pipe without copying it to the program.',
    'プログラムにコピーせずに、パイプとの間でデータを動かします。',
  ),
  dup: dup('oldfd'),
  dup2: dup('oldfd newfd'),
  dup3: dup('oldfd newfd flags'),
  fcntl: call(
    'fcntl.2',
    'fd op arg',
    'Does one of many things to a descriptor; the second argument says which.',
    'ディスクリプタに対するさまざまな操作です。どれかは2番目の引数が決めます。',
  ),
  flock: call(
    'flock.2',
    'fd op',
    'Takes or gives back a lock on a whole file; waits unless told not to.',
    'ファイル全体のロックを取るか、返します。指定がなければ、取れるまで待ちます。',
  ),
  ioctl: call(
    'ioctl.2',
    'fd op argp',
    'Does something that only this kind of device knows.',
    'デバイスの種類ごとに決まった操作をします。',
  ),
  pipe: call(
    'pipe.2',
    'pipefd',
    'Makes a pipe; returns the end to read from and the end to write to.',
    'パイプを作ります。読む側と書く側のディスクリプタが返ります。',
  ),
  pipe2: call(
    'pipe.2',
    'pipefd flags',
    'Makes a pipe; returns the end to read from and the end to write to.',
    'パイプを作ります。読む側と書く側のディスクリプタが返ります。',
  ),
  inotify_init1: call(
    'inotify_init.2',
    'flags',
    'Makes a descriptor that reports changes of files.',
    'ファイルの変化を知らせるディスクリプタを作ります。',
  ),
  inotify_add_watch: call(
    'inotify_add_watch.2',
    'fd pathname mask',
    'Adds a file or directory to be watched.',
    '見張るファイルやディレクトリを加えます。',
  ),
  mount: call(
    'mount.2',
    'source target filesystemtype mountflags data',
    'Puts a file system at a place in the tree.',
    'ファイルシステムをツリーの一か所に取り付けます。',
  ),
};
