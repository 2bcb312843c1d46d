serve "$here/programs/answer.py" 127.0.0.1 8089
serve "$here/programs/answer.py" ::1 8090
# Packets for this prefix go out on lo and are dropped there: nobody answers, nobody refuses.
ip -6 route add 2001:db8:1::/48 dev lo
capture ipv6-fallback/positive '::1 refuses, 127.0.0.1 answers, eight times: many, and cheap.' ./connects both 8 8089
capture ipv6-fallback/positive-unreachable 'No route to the IPv6 address (ENETUNREACH), ten times; no -y.' -tt -T -- ./connects both 10 8089 2001:db8:2::7
capture ipv6-fallback/positive-timed 'Nobody answers on IPv6: EINPROGRESS, poll() runs out after 250 ms, then IPv4; five times. Real, nothing injected.' ./connects timed 5 8089 2001:db8:1::7
capture ipv6-fallback/positive-timed-no-paths 'The same without -y, three times.' -f -tt -T -- ./connects timed 3 8089 2001:db8:1::7
capture ipv6-fallback/negative-once 'One fallback at the start; after that the client remembers.' ./connects once 10 8089
capture ipv6-fallback/negative-works 'IPv6 answers every time.' ./connects both 8 8090
capture ipv6-fallback/negative-both-refuse 'Both refuse: no fallback that works.' ./connects both 6 8091
printf '%s shop.example\n' 2001:db8:2::7 127.0.0.1 127.0.0.2 >hosts
mount --bind hosts /etc/hosts
capture ipv6-fallback/negative-address-sorting 'getaddrinfo() sorts addresses by connecting UDP sockets: IPv6 fails, IPv4 works, no packet is sent.' -f -ttt -T -y -e trace=%network,poll,close -- ./lookup 6 shop.example
umount /etc/hosts
served
