/** Examples of the language, each with the key of its explanation. All are in their usual form. */
export const queryExamples = [
  { key: 'slow', query: 'dur>10ms -class:idle,child' },
  { key: 'missing', query: 'syscall:open,openat,newfstatat errno:ENOENT' },
  { key: 'range', query: 'at:1.2s..1.5s' },
  { key: 'lock', query: 'class:contention path~.lock' },
  { key: 'network', query: 'path:"tcp "*,"udp "* errno:any' },
  { key: 'small', query: 'syscall:read bytes:1..16' },
  { key: 'either', query: '(errno:any OR dur>100ms) -pid:1' },
  { key: 'text', query: '"Connection refused"' },
  { key: 'proof', query: 'finding:file-lock-contention' },
] as const;
