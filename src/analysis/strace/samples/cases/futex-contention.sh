capture futex-contention/positive 'Four threads on one mutex; beside them an idle thread on a condition variable, and joins.' ./mutexes contended
timeout 20 "${bare[@]}" "$STRACE" -f -tt -T ./mutexes contended >positive-screen.log 2>&1
keep positive-screen.log "$here/futex-contention" 'strace -f -tt -T ./mutexes contended 2>positive-screen.log' 'The same as on a screen: [pid N].'
capture futex-contention/negative-few 'Two threads, three turns each: waits for a mutex, too few to matter.' ./mutexes few
capture futex-contention/negative-idle-waiters 'Three threads, each idle on its own condition variable, woken for work 40 times in all.' ./mutexes idle
capture futex-contention/negative-idle-pool 'Four idle threads on the same condition variable, woken for work 40 times in all.' ./mutexes pool
capture futex-contention/negative-joins 'Fourteen threads, each joined before the next is started.' ./mutexes joins
