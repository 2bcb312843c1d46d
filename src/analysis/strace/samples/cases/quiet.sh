echo 'Meet at noon; bring the red folder.' >notes.txt
capture quiet/ls 'A short list of files.' ls
capture quiet/cat 'One file, as read line by line in most tutorials.' -ttT -- cat notes.txt
capture quiet/python-pass 'Python that does nothing: start-up alone.' -tt -T -- python3 -I -S -c pass
capture quiet/sort 'A pipe of two programs.' -f -ttt -T -y -e trace=!mmap,mprotect -- sh -c 'sort notes.txt | wc -l'
serve "$here/programs/answer.py" 127.0.0.1 8089
capture quiet/client 'Three requests, one after the other.' -f -ttt -T -yy -- ./connects once 3 8089
capture quiet/curl 'curl, one request: the calls that touch the network, and waits.' -f -tt -T -y -e trace=%network,poll,ppoll,read,write,close,%process -- curl -q -s http://127.0.0.1:8089/
served
capture quiet/sleep 'A sleep and nothing else: idle is not a finding.' -r -T -- sleep 1
"${bare[@]}" "$STRACE" -f -ttt -T -yy -o server-idle.log ./idle &
tracer=$!
wait_for_port 8092
for _ in 1 2 3 4; do
  sleep 0.3
  python3 -c 'import socket; s = socket.create_connection(("127.0.0.1", 8092)); s.sendall(b"GET / HTTP/1.0\r\n\r\n"); s.recv(100)'
done
kill -TERM "$(child_of $tracer)"
wait $tracer || true
keep server-idle.log "$here/quiet" 'strace -o server-idle.log -f -ttt -T -yy ./idle' 'An epoll server with four requests in 1.5 s: mostly idle.'
