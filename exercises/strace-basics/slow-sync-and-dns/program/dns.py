#!/usr/bin/env python3
"""Two name servers, both on UDP port 53. 192.0.2.53 takes every question and is silent; 192.0.2.54 answers 127.0.0.1.

Not traced. The silent one has a socket, or the kernel would refuse the question at once (ECONNREFUSED).
"""

import socket

silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
silent.bind(('192.0.2.53', 53))
answering = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
answering.bind(('192.0.2.54', 53))
while True:
    query, client = answering.recvfrom(512)
    end = query.index(b'\0', 12) + 5
    record = b'\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\x7f\0\0\1'
    answering.sendto(query[:2] + b'\x81\x80\0\1\0\1\0\0\0\0' + query[12:end] + record, client)
