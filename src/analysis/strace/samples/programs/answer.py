#!/usr/bin/env python3
"""A web server of four lines for the clients here: answers every connection on ADDRESS PORT. Not traced."""

import socket
import sys

family = socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET
listener = socket.create_server((sys.argv[1], int(sys.argv[2])), family=family)
while True:
    conn, _ = listener.accept()
    with conn:
        conn.recv(1024)
        conn.sendall(b'HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nok\n')
