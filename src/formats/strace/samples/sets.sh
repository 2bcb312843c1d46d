# Sourced by record.sh: forms that take several files or several runs, and those made from other captures.

# -A: three runs in one file.
for _ in 1 2 3; do
  "${bare[@]}" "$STRACE" -A -o appended.log -f -tt ./hello >/dev/null 2>&1 || true
done
keep appended.log "$out" "$(typed -A -o appended.log -f -tt ./hello), three times" 'Three runs in one file.'

# Midnight: the time zone is chosen so that the day ends half a second after the start.
now=$(date -u +%s)
left=$((86400 - now % 86400 - 1))
TZ=DOJO-$(printf '%02d:%02d:%02d' $((left / 3600)) $((left % 3600 / 60)) $((left % 60)))
"${bare[@]}" TZ="$TZ" "$STRACE" -o midnight.log -f -tt -T sh -c 'while sleep 0.2 && [ $((i = i + 1)) -lt 8 ]; do :; done' >/dev/null 2>&1
keep midnight.log "$out" "TZ=$TZ strace -o midnight.log -f -tt -T sh -c 'while sleep 0.2 ...'" \
  'Time of day that wraps at midnight (the time zone was chosen for that).'

# -ff: a file for each process.
mkdir -p "$out/ff"
rm -f "$out/ff"/*
"${bare[@]}" "$STRACE" -ff -ttt -T -y -o ff.log ./family >/dev/null 2>&1 || true
for file in ff.log.*; do
  keep "$file" "$out/ff" 'strace -ff -ttt -T -y -o ff.log ./family' 'One file of a set: the pid is in the name.'
done
"${bare[@]}" "$STRACE" -ff -tt -o exec.log ./exec-thread >/dev/null 2>&1 || true
for file in exec.log.*; do
  keep "$file" "$out/ff" 'strace -ff -tt -o exec.log ./exec-thread' 'A thread runs another program: the pid changes inside the files.'
done

# Derived from captures above, by what editors and chats do to a log.
sed 's/$/\r/' "$out/threads-file.log" >crlf.log
keep crlf.log "$out" "sed 's/\$/\\r/' threads-file.log" 'Derived: threads-file.log with CRLF.'
size=$(stat -c %s "$out/threads-file.log")
tail -c +$((size / 5)) "$out/threads-file.log" | head -c $((size / 2)) >cut.log
keep cut.log "$out" 'tail -c +N threads-file.log | head -c M' 'Derived: a piece of threads-file.log, first and last line cut.'
