#!/usr/bin/env python3
"""Note in FOLDER/provenance.json where one trace comes from (one entry per file, sorted by name).

usage: GO_VERSION=go1.26.8 provenance.py FOLDER FILE COMMAND NOTE
"""

import datetime
import gzip
import hashlib
import json
import os
import sys

folder, name, command, note = sys.argv[1:]
with open(os.path.join(folder, name), 'rb') as file:
    data = file.read()
index = os.path.join(folder, 'provenance.json')
entries = []
if os.path.exists(index):
    with open(index) as file:
        entries = json.load(file)
entries = [e for e in entries if e['file'] != name and os.path.exists(os.path.join(folder, e['file']))]
entries.append({
    'file': name,
    'command': command,
    'go': os.environ['GO_VERSION'],
    'kernel': f"Linux {'.'.join(os.uname().release.split('.')[:2])}",
    'date': datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%d'),
    'sha256': hashlib.sha256(data).hexdigest(),
    'bytes': len(data),
    'traceBytes': len(gzip.decompress(data)),
    'note': note,
})
entries.sort(key=lambda e: e['file'])
with open(index, 'w') as file:
    json.dump(entries, file, indent=2, ensure_ascii=False)
    file.write('\n')
