#!/usr/bin/env python3
"""A name server on 127.0.0.1:53 (of a network namespace) that answers 192.0.2.7 or nothing. Not traced.

usage: dns.py DROP DELAY_S     drop DROP queries of each name and type before one is answered, after DELAY_S
"""

import collections
import socket
import sys
import time

drop, delay_s = int(sys.argv[1]), float(sys.argv[2])
asked = collections.Counter()
door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
door.bind(('127.0.0.1', 53))
while True:
    query, client = door.recvfrom(512)
    end = query.index(b'\0', 12) + 5
    question = query[12:end]
    asked[question] += 1
    if asked[question] <= drop:
        continue
    asked[question] = 0
    time.sleep(delay_s)
    is_a = question[-4:-2] == b'\0\1'
    record = b'\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\xc0\0\2\7' if is_a else b''
    head = query[:2] + b'\x81\x80\0\1' + (b'\0\1' if is_a else b'\0\0') + b'\0\0\0\0'
    door.sendto(head + question + record, client)
