/*
 * runqslower [-P] [-p PID | -t TID] [MICROSECONDS]
 *
 * Prints each wait for the CPU over the threshold (10000 us), live, in the columns of BCC's tool of that name: the
 * time of printing, the thread that waited, how long; with -P also the thread that had the CPU before it.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "event.h"
#include "ring.h"
#include "runqslower.lskel.h"

static volatile sig_atomic_t stopping;
static int show_previous;

static void stop(int number) {
    (void)number;
    stopping = 1;
}

static void print_event(const void *record) {
    const struct event *event = record;
    char text[16];
    time_t now = time(NULL);
    strftime(text, sizeof text, "%H:%M:%S", localtime(&now));
    printf("%-8s %-16s %-6u %14llu", text, event->name, event->tid, event->waited_ns / 1000);
    if (show_previous)
        printf(" %-16s %-6u", event->prev_name, event->prev_tid);
    putchar('\n');
}

static void report_lost(struct runqslower_bpf *program, unsigned *reported) {
    unsigned lost = program->bss->lost;
    if (lost != *reported)
        printf("Lost %u events!\n", lost - *reported);
    *reported = lost;
}

static int trace(struct runqslower_bpf *program) {
    struct ring ring;
    if (ring_open(&ring, program->maps.events.map_fd, RING_BYTES) || runqslower_bpf__attach(program) < 0) {
        perror("runqslower: can't attach");
        return 1;
    }
    printf("Tracing run queue latency higher than %llu us\n", program->rodata->threshold_ns / 1000);
    printf("%-8s %-16s %-6s %14s", "TIME", "COMM", "TID", "LAT(us)");
    printf(show_previous ? " %-16s %-6s\n" : "\n", "PREV COMM", "PREV TID");
    fflush(stdout);
    unsigned reported = 0;
    do {
        usleep(100 * 1000);
        ring_read(&ring, print_event);
        report_lost(program, &reported);
        fflush(stdout);
    } while (!stopping);
    return 0;
}

int main(int argc, char **argv) {
    unsigned pid = 0, tid = 0;
    for (int option; (option = getopt(argc, argv, "Pp:t:")) != -1;) {
        if (option == 'P')
            show_previous = 1;
        else if (option == 'p')
            pid = strtoul(optarg, NULL, 10);
        else if (option == 't')
            tid = strtoul(optarg, NULL, 10);
        else {
            fprintf(stderr, "usage: runqslower [-P] [-p PID | -t TID] [MICROSECONDS]\n");
            return 1;
        }
    }
    struct runqslower_bpf *program = runqslower_bpf__open();
    if (!program) {
        perror("runqslower");
        return 1;
    }
    program->rodata->threshold_ns = 1000 * (optind < argc ? strtoull(argv[optind], NULL, 10) : 10000);
    program->rodata->only_tgid = pid;
    program->rodata->only_tid = tid;
    program->rodata->own_tgid = getpid();
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    int status = 1;
    if (runqslower_bpf__load(program))
        perror("runqslower: the kernel takes no such program");
    else
        status = trace(program);
    runqslower_bpf__destroy(program);
    return status;
}
