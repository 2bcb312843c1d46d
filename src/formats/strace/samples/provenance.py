#!/usr/bin/env python3
"""Note in FOLDER/provenance.json where one capture comes from (one entry per file, sorted by name).

usage: provenance.py FOLDER FILE COMMAND NOTE

The strace that was used is $STRACE (default: strace). The kernel is written as "Linux 6.18": the rest of the
release string names a build, which says more about the machine than about the capture.
"""

import datetime
import hashlib
import json
import os
import subprocess
import sys

folder, name, command, note = sys.argv[1:]
strace = os.environ.get('STRACE', 'strace')
version = subprocess.run([strace, '-V'], capture_output=True, text=True).stdout.split('\n')[0].split()[-1]
release = '.'.join(os.uname().release.split('.')[:2])

with open(os.path.join(folder, name), 'rb') as file:
    data = file.read()

index = os.path.join(folder, 'provenance.json')
entries = []
if os.path.exists(index):
    with open(index) as file:
        entries = json.load(file)
# A capture that was renamed or dropped takes its entry with it.
entries = [e for e in entries if e['file'] != name and os.path.exists(os.path.join(folder, e['file']))]
entries.append({
    'file': name,
    'command': command,
    'tool': os.environ.get('TOOL') or f'strace {version}',
    'kernel': f'Linux {release}',
    'date': datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%d'),
    'sha256': hashlib.sha256(data).hexdigest(),
    'bytes': len(data),
    'lines': data.count(b'\n') + (0 if data.endswith(b'\n') or not data else 1),
    'note': note,
})
entries.sort(key=lambda e: e['file'])
with open(index, 'w') as file:
    json.dump(entries, file, indent=2, ensure_ascii=False)
    file.write('\n')
