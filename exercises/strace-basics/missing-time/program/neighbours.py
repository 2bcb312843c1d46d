#!/usr/bin/env python3
"""The two services that shop asks: sessions on 127.0.0.1:9101, stock on 127.0.0.1:9102. Not traced.

Both answer after a few milliseconds. The session service is slow once: its 11th answer takes 0.35 s.
"""

import itertools
import random
import socketserver
import threading
import time

SLOW_SESSION = 11
asked = itertools.count(1)
jitter = random.Random(3)


class Session(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.recv(256)
        time.sleep(0.35 if next(asked) == SLOW_SESSION else jitter.uniform(0.001, 0.003))
        self.request.sendall(b'OK user=42\n')


class Stock(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.recv(256)
        time.sleep(jitter.uniform(0.008, 0.014))
        self.request.sendall(b'%d in stock\n' % jitter.randint(1, 90))


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


sessions = Server(('127.0.0.1', 9101), Session)
threading.Thread(target=sessions.serve_forever, daemon=True).start()
Server(('127.0.0.1', 9102), Stock).serve_forever()
