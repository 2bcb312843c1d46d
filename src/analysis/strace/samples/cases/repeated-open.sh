printf '[shop]\ncurrency = EUR\ntax = 19\n' >config.ini
capture repeated-open/positive 'One configuration file opened, read and closed for every one of 40 pages.' ./opens config 40
capture repeated-open/positive-no-paths 'The same with -tt -T alone.' -tt -T -- ./opens config 24
capture repeated-open/negative-few 'Twelve times: below what is worth a word.' ./opens config 12
capture repeated-open/negative-monitor 'A monitor that reads /proc/self/stat every 15 ms.' ./opens stat 30
capture repeated-open/negative-libraries '22 processes in turn, each loads libc: many opens of one file, one by each.' -f -ttt -T -y -e trace=openat,execve,clone,wait4 -- sh -c 'for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do cat config.ini; sleep 0.25; done'
