capture file-lock-contention/positive 'Four processes, flock(LOCK_EX) on one file, each opens it anew.' ./locks flock 4 5 4
capture file-lock-contention/positive-fcntl-no-paths 'fcntl(F_SETLKW) without -y: the path is known from the open alone.' -f -tt -T -- ./locks fcntl 3 6 5
capture file-lock-contention/positive-one-process 'Only one of four processes is traced: the waits show, the holders do not.' -tt -T -y -- ./locks flock 4 6 5
timeout 20 "${bare[@]}" "$STRACE" -f -tt -T ./locks flock 3 5 4 >positive-screen.log 2>&1
keep positive-screen.log "$here/file-lock-contention" 'strace -f -tt -T ./locks flock 3 5 4 2>positive-screen.log' 'Three processes, as on a screen: [pid N], no paths.'
capture file-lock-contention/negative-uncontended 'One process takes and gives the lock 25 times; nobody else wants it.' ./locks fcntl 1 25 1
capture file-lock-contention/negative-try 'F_SETLK: never waits in the call; asks again after a pause of its own.' ./locks try 2 6 8
capture file-lock-contention/negative-once-each 'Two processes, a new lock file each round: every lock is waited for once at most.' ./locks many 2 5 4
