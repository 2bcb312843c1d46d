#!/usr/bin/env python3
"""The bank service of settle, on 127.0.0.1:9302: takes its time for every answer.

usage: bank.py SECONDS CONNECTIONS
"""

import socket
import sys
import time

pause_s, connections = float(sys.argv[1]), int(sys.argv[2])
with socket.create_server(('127.0.0.1', 9302)) as server:
    for _ in range(connections):
        peer, _ = server.accept()
        with peer:
            peer.recv(200)
            time.sleep(pause_s)
            peer.sendall(b'OK 3 accounts\n')
