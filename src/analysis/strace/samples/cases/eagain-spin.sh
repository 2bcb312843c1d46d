capture eagain-spin/positive 'A pipe asked again and again, sched_yield() between two tries.' ./spin yield
capture eagain-spin/positive-busy 'A socket asked again and again for 6 ms.' ./spin busy
capture eagain-spin/positive-no-paths 'The pipe without -y, as -f -tt -T.' -f -tt -T -- ./spin yield
capture eagain-spin/negative-edge-triggered 'Edge-triggered epoll: one EAGAIN after each event is how it is done.' ./spin edge
capture eagain-spin/negative-sleep 'Asks every 5 ms: sleeps in between.' ./spin sleep
capture eagain-spin/negative-many-fds 'One EAGAIN on each of thirty pipes.' ./spin many
