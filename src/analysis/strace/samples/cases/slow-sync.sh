limit_writes 40 python3 "$here/../../../../exercises/strace-basics/missing-time/program/backup.py" &
backup=$!
sleep 0.3
limit_writes 40 "${bare[@]}" "$STRACE" -f -ttt -T -y -o positive.log ./syncs orders 12 &
wait $!
kill $backup
wait $backup 2>/dev/null || true
no_limit
keep positive.log "$here/slow-sync" 'strace -o positive.log -f -ttt -T -y ./syncs orders 12' 'fsync() on a volume that allows 40 writes a second (control group) and is shared with a backup. Real, nothing injected.'
capture slow-sync/positive-injected 'INJECTED: every fsync() is held back for 15 ms by strace (delay_enter).' -tt -T --inject=fsync:delay_enter=15ms -- ./syncs orders 8
mkdir -p fast
mount -t tmpfs tmpfs fast
capture slow-sync/negative-fast 'A fast disk (tmpfs): 30 calls of fsync() that cost nothing.' ./syncs orders 30 fast
umount fast
# Again until nobody else has kept the disk busy: the first call over 10 ms, all others under 5 ms.
for _ in $(seq 20); do
  rm -f orders.log
  capture slow-sync/negative-after-bulk 'One fsync() after 24 MB of writes takes its time, as it must; the others are fast.' ./syncs bulk 10
  if sed -n 's/.*fsync(.*<\(.*\)>$/\1/p' "$here/slow-sync/negative-after-bulk.log" |
    awk 'NR == 1 { first = $1 } NR > 1 && $1 > 0.005 { slow = 1 } END { exit !(first > 0.01 && !slow) }'; then
    break
  fi
done
