printf 'hosts: dns\n' >nsswitch.conf
printf '127.0.0.1 localhost\n' >hosts
mount --bind nsswitch.conf /etc/nsswitch.conf
resolver() {
  printf 'nameserver 127.0.0.1\noptions timeout:1 attempts:3\n' >resolv.conf
  mount --bind resolv.conf "$(realpath -m /etc/resolv.conf)"
}
resolver
serve "$here/programs/dns.py" 1 0
capture dns-timeout/positive 'The resolver of glibc; every first query is lost, one second each, the second is answered.' ./lookup 1 shop.example stock.example mail.example
capture dns-timeout/positive-no-paths 'The same without -y and -f.' -tt -T -- ./lookup 1 shop.example stock.example
capture dns-timeout/positive-hand-made 'A small resolver of its own with a limit of 150 ms.' ./datagrams resolve
served
serve "$here/programs/dns.py" 0 0
capture dns-timeout/negative-answers 'Every query is answered at once; poll() with a limit of 0 before sending is normal.' ./lookup 2 shop.example stock.example mail.example
served
serve "$here/programs/dns.py" 0 0.13
capture dns-timeout/negative-slow-answers 'Every query is answered after 130 ms: slow, but nothing runs out.' ./lookup 1 shop.example stock.example mail.example
served
capture dns-timeout/negative-heartbeats 'poll() on a UDP socket runs out again and again: waiting for heartbeats, nothing was asked.' ./datagrams listen
umount "$(realpath -m /etc/resolv.conf)" /etc/nsswitch.conf
