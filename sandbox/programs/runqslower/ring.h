/* Reads a BPF ring buffer (kernel/bpf/ringbuf.c): one page with our position, one with the kernel's, then the records,
 * mapped twice in a row so that none is ever cut at the end. */
#ifndef RUNQSLOWER_RING_H
#define RUNQSLOWER_RING_H

#include <linux/bpf.h>
#include <sys/mman.h>
#include <unistd.h>

struct ring {
    unsigned long *read_to;
    const unsigned long *written_to;
    const char *records;
    unsigned long bytes;
};

/* Maps the ring of a map's file descriptor; 0, or -1 with errno. */
static int ring_open(struct ring *ring, int fd, unsigned long bytes) {
    long page = sysconf(_SC_PAGESIZE);
    ring->read_to = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *rest = mmap(NULL, page + 2 * bytes, PROT_READ, MAP_SHARED, fd, page);
    if (ring->read_to == MAP_FAILED || rest == MAP_FAILED)
        return -1;
    ring->written_to = (const unsigned long *)rest;
    ring->records = rest + page;
    ring->bytes = bytes;
    return 0;
}

/* Hands over every record that is complete. */
static void ring_read(struct ring *ring, void (*take)(const void *record)) {
    unsigned long at = __atomic_load_n(ring->read_to, __ATOMIC_ACQUIRE);
    while (at != __atomic_load_n(ring->written_to, __ATOMIC_ACQUIRE)) {
        const unsigned *header = (const unsigned *)(ring->records + at % ring->bytes);
        unsigned length = __atomic_load_n(header, __ATOMIC_ACQUIRE);
        if (length & BPF_RINGBUF_BUSY_BIT)
            return;
        if (!(length & BPF_RINGBUF_DISCARD_BIT))
            take(header + BPF_RINGBUF_HDR_SZ / sizeof *header);
        length &= ~BPF_RINGBUF_DISCARD_BIT;
        at += (length + BPF_RINGBUF_HDR_SZ + 7) / 8 * 8;
        __atomic_store_n(ring->read_to, at, __ATOMIC_RELEASE);
    }
}

#endif
