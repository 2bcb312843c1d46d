# Sourced by record.sh: every form, one line each.

# Prefixes
to_file plain 'One process, no stamps: the plainest form. File names that look like the end of a line.' ./mixed
to_file follow-file '-f to a file: every line begins with a pid.' -f ./family
to_screen follow-screen '-f to the screen: [pid N] only while more than one process is traced; notices inside calls; a left-behind child.' -f ./family
to_file threads-file 'Threads, -f to a file, every call with its duration.' -f -ttt -T ./threads
to_screen threads-screen 'Threads, -f to the screen: clone3 lines cut by "Process N attached".' -f -tt -T ./threads
to_file stamp-t '-t: wall time in seconds.' -t -f ./family
to_file stamp-tt '-tt: microseconds.' -tt ./mixed
to_file stamp-ttt '-ttt: seconds since the epoch.' -ttt ./hello
to_screen stamp-ttt-screen '-ttt with [pid N].' -ttt -f ./family
to_file stamp-unix-s 'Unix seconds without a fraction: looks like a pid.' --absolute-timestamps=format:unix,precision:s ./hello
to_file stamp-unix-s-follow 'A pid, then Unix seconds without a fraction.' -f --absolute-timestamps=format:unix,precision:s ./family
to_file stamp-unix-ms 'Unix time in milliseconds.' --absolute-timestamps=format:unix,precision:ms -T ./hello
to_file stamp-unix-ns 'Unix time in nanoseconds.' --absolute-timestamps=format:unix,precision:ns -T ./hello
to_file stamp-time-ms 'Time of day in milliseconds.' --absolute-timestamps=format:time,precision:ms ./hello
to_file stamp-time-ns 'Time of day in nanoseconds.' --absolute-timestamps=format:time,precision:ns -f ./family
to_file relative '-r: gap to the line before.' -r ./mixed
to_file relative-follow '-r -f: the gap is to the line before, of any process.' -r -f ./family
to_file relative-wall '-r with -tt: the gap goes into brackets.' -r -tt -f ./family
to_file relative-unix '-r with -ttt.' -r -ttt -T ./hello
to_file relative-ns '-r in nanoseconds.' --relative-timestamps=ns ./hello
to_file relative-ms '-r in milliseconds.' --relative-timestamps=ms ./hello
to_file relative-s '-r in seconds.' --relative-timestamps=s ./hello
to_file number '-n: the number of the call.' -n -T ./mixed
to_file pointer '-i: the instruction pointer.' -i ./family
to_file pointer-all '-f -r -ttt -n -i -T together.' -f -r -ttt -n -i -T ./family
to_screen pointer-screen '-f -n -i to the screen.' -f -n -i ./family
to_file stack '-k: a stack under each call.' -k -e trace=write ./hello-debug
to_file stack-follow '-k -f -tt -T.' -k -f -tt -T -e trace=write,clock_nanosleep,wait4 ./family
to_file stack-source '-kk: source lines from 6.7 on, where strace was built with libdw; here the same as -k.' -kk -e trace=write ./hello-debug
to_file arg-names '-N: names of the arguments (6.16 and newer).' -N -f -T ./family
to_file arg-names-mixed '-N with many kinds of calls.' -N ./mixed
to_file color 'Colour forced into a file (7.0 and newer).' --color=always -f -tt -T ./family
to_screen color-screen 'Colour forced on the screen.' --color=always -f -tt -T -y ./family

# Durations
to_file duration-s 'Durations in whole seconds.' --syscall-times=s ./hello
to_file duration-ms 'Durations in milliseconds.' --syscall-times=ms -tt ./mixed
to_file duration-us 'Durations in microseconds, as -T.' --syscall-times=us ./hello
to_file duration-ns 'Durations in nanoseconds.' --syscall-times=ns -ttt -f ./family

# Descriptors and pids
to_file fd-y '-y: paths.' -y -T ./mixed
to_file fd-yy '-yy: paths, sockets, devices.' -yy -tt -T ./mixed
to_file fd-yy-follow '-f -yy -ttt -T: what most people should use.' -f -yy -ttt -T ./family
to_file comm-file '-Y: the name of the process beside its pid.' -Y -f -y ./family
to_screen comm-screen '-Y to the screen.' -Y -f ./family
to_file pidns 'Ids as the process sees them, and as the tracer does.' --pidns-translation -f unshare --pid --fork ./family
to_file fd-all '--decode-fds=all.' --decode-fds=all --decode-pids=all -f ./family

# Strings and arguments
to_file strings-x '-x: hexadecimal where a string is not text.' -x ./mixed
to_file strings-xx '-xx: every string in hexadecimal.' -xx -y ./mixed
to_file strings-s0 '-s 0: no payload; file names are never cut.' -s 0 ./mixed
to_file strings-long '-s 1000.' -s 1000 -T ./mixed
to_file flags-raw '-X raw: numbers only.' -X raw ./mixed
to_file flags-abbrev '-X abbrev.' -X abbrev ./mixed
to_file flags-verbose '-X verbose: numbers with their names in a comment.' -X verbose -f -T ./family
to_file flags-verbose-mixed '-X verbose with many kinds of calls.' -X verbose ./mixed
to_file structs-v '-v: structures and environment in full.' -v -T ./mixed
to_file raw-all '-e raw=all: every argument in hexadecimal.' -e raw=all ./mixed
to_file column '-a 1: no padding before the equals sign.' -a 1 -T ./mixed
to_file column-wide '-a 100.' -a 100 ./hello
to_file dump-read-write '-e read=all -e write=all: hex dumps under calls.' -e read=all -e write=all ./mixed
to_file dump-follow 'Hex dumps with -f, stamps and durations.' -f -tt -T -e write=all ./family
to_file status-failed '-Z: only calls that failed.' -Z -T ./mixed
to_file status-successful '-z: only calls that worked; with -f, cut calls are put together.' -z -f -T ./family
to_file status-unfinished 'Only calls that never returned.' -e status=unfinished,unavailable,detached -f ./threads leave
to_file filter 'A filter: most calls are missing from the log.' -f -T -e trace=wait4,write,read -e signal=none ./family
to_file quiet '-qqq: no exits, no notices.' -qqq -f ./family
to_file silent-exits 'Attach and exit notices off.' -e quiet=attach,exit,personality -f ./family

# Summaries
to_file summary '-c: CPU time.' -c ./mixed
to_file summary-wall '-c -w: wall time.' -c -w ./mixed
to_file summary-follow '-c -f -w -S calls.' -c -f -w -S calls ./family
to_file summary-after '-C: calls, then the table.' -C ./family
to_file summary-after-wall '-C -f -w -ttt -T: calls of several processes, then the table.' -C -f -w -ttt -T ./family
to_file summary-columns '-U: chosen columns in a chosen order.' -c -w -U name,max-time,min-time,avg-time,calls,errors ./mixed
to_file summary-all-columns '-U with every column.' -c -U time-percent,total-time,min-time,max-time,avg-time,calls,errors,name ./mixed
to_file summary-wall-columns 'Wall columns (7.1 and newer).' -c -U name,calls,errors,total-time,wall-total,wall-min,wall-max,wall-avg ./mixed
to_screen summary-screen 'A table on the screen, after the output of the program.' -c -f ./family
to_file summary-32bit 'Two tables: 32-bit and 64-bit calls.' -c -f ./bits32

# Tampering
to_file inject-error 'A call made to fail.' -e inject=write:error=ENOSPC:when=2 -T ./hello
to_file inject-retval 'A call that returns what it should not.' -e inject=getpid,close:retval=42 ./mixed
to_file inject-signal 'A signal at a call.' -e inject=write:signal=SIGUSR1:when=2 -f ./hello
to_file inject-delay-enter 'delay_enter: inside the duration.' -e inject=write:delay_enter=20ms -ttt -T ./hello
to_file inject-delay-exit 'delay_exit: outside the duration, only the gap shows it.' -e inject=write:delay_exit=20ms -ttt -T ./hello
to_file inject-both 'Failed and delayed at once.' -e inject=read:error=EIO:delay_enter=10ms -f -T ./family

# Signals, restarts, ends
to_file signals 'Stops, continues, interrupted and restarted calls.' -f -ttt -T ./signals
to_screen signals-screen 'The same on the screen.' -f -tt ./signals
to_file exec-thread 'A thread runs another program: superseded by execve, the call resumes under the pid of the leader.' -f -T ./exec-thread
to_screen exec-thread-screen 'The same on the screen.' -f ./exec-thread
to_file exec-thread-filter 'The same with execve alone.' -f -e trace=execve ./exec-thread
to_file killed 'Killed inside a call.' -f -tt -T ./ends killed
to_file exit-group 'Threads that end inside their calls because another one exits.' -f -ttt -T ./threads leave
to_file crash 'SIGSEGV without a core file.' ./ends crash
ulimit -c unlimited
to_file crash-core 'SIGSEGV with a core file.' -T ./ends crash
ulimit -c 0
rm -f core core.*
to_screen output-inside 'The output of the program inside its own write lines.' -T ./hello
to_screen output-inside-follow 'The same with other processes.' -f -ttt -T ./family
attached detach-screen 'Attached to two threads, ended with Ctrl-C: notices at both ends, calls detached.' 0.3 INT -f -tt -T
attached detach-file-form 'Attached to one thread of two: calls begin and end in the middle.' 0.3 INT -ttt -T
attached detach-term 'Ended by SIGTERM.' 0.2 TERM -f -r
to_file detach-on-exec '-b execve: left alone when it runs another program.' -b execve -f ./family
to_screen bits32-screen 'A 32-bit program: the notice, and back to 64 bits.' -f ./bits32
to_file bits32 'The same to a file, with stamps.' -f -tt -T ./bits32
to_file seccomp-bpf '--seccomp-bpf: only the calls that were asked for stop.' -f --seccomp-bpf -e trace=write,wait4 -T ./family
to_screen debug '-d: strace talks about itself.' -d ./hello
to_screen tips 'A tip, with its picture.' --tips=full ./hello
to_screen tips-42 'Another tip.' --tips=id:42,format:compact ./hello
to_file secontext 'SELinux context, where the machine has one.' --secontext -f ./family
to_screen no-program 'No such program.' ./nowhere
to_screen shell 'A shell script with a pipe.' -f -s 64 -e trace=process,pipe2,dup2 sh -c './hello | ./hello >/dev/null; exit 3'
