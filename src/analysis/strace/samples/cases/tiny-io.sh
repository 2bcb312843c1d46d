head -c 2000 /dev/zero >numbers.bin
capture tiny-io/positive '4 bytes at a time from a file into a pipe.' ./bytes tiny 150
capture tiny-io/positive-dd 'dd bs=1: two calls for each byte.' -ttt -T -y -- dd if=numbers.bin of=copy.bin bs=1 count=120
capture tiny-io/positive-no-paths 'The pipe again, with -tt -T alone.' -tt -T -- ./bytes tiny 130
capture tiny-io/negative-lines 'Lines of 80 bytes.' ./bytes lines 150
capture tiny-io/negative-eventfd 'An eventfd: 8 bytes are all that it can move.' ./bytes counter 150
# A terminal of its own, so that standard output is one.
python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "${bare[@]}" "$STRACE" -f -ttt -T -y -o negative-terminal.log ./bytes screen 150 </dev/null >/dev/null
keep negative-terminal.log "$here/tiny-io" 'strace -o negative-terminal.log -f -ttt -T -y ./bytes screen 150' 'A progress bar on a terminal, one sign a call.'
