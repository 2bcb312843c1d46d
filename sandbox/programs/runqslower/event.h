/* What the kernel side hands to the user side: one wait for the CPU that was longer than the threshold. */
#ifndef RUNQSLOWER_EVENT_H
#define RUNQSLOWER_EVENT_H

enum { NAME_BYTES = 16, RING_BYTES = 256 * 1024 };

struct event {
    unsigned long long waited_ns;
    unsigned int tid;
    unsigned int prev_tid;
    char name[NAME_BYTES];
    char prev_name[NAME_BYTES];
};

#endif
