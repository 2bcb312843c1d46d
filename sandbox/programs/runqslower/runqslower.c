/*
 * runqslower [-P] [-p PID | -t TID] [MICROSECONDS]
 *
 * Prints each wait for the CPU over the threshold (10000 us), live, in the columns of BCC's tool of that name: the
 * time of printing, the thread that waited, how long; with -P also the thread that had the CPU before it.
 */
#include <bpf/libbpf.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include "event.h"
#include "runqslower.skel.h"

static volatile sig_atomic_t stopping;
static int show_previous;

static void stop(int number) {
    (void)number;
    stopping = 1;
}

static int print_event(void *context, void *bytes, size_t size) {
    (void)context;
    (void)size;
    const struct event *event = bytes;
    char text[16];
    time_t now = time(NULL);
    strftime(text, sizeof text, "%H:%M:%S", localtime(&now));
    printf("%-8s %-16s %-6u %14llu", text, event->name, event->tid, event->waited_ns / 1000);
    if (show_previous)
        printf(" %-16s %-6u", event->prev_name, event->prev_tid);
    putchar('\n');
    return 0;
}

/* libbpf's own words only when something is wrong. */
static int print_warning(enum libbpf_print_level level, const char *format, va_list arguments) {
    return level == LIBBPF_WARN ? vfprintf(stderr, format, arguments) : 0;
}

static void report_lost(struct runqslower_bpf *program, unsigned *reported) {
    unsigned lost = program->bss->lost;
    if (lost != *reported)
        printf("Lost %u events!\n", lost - *reported);
    *reported = lost;
}

static int trace(struct runqslower_bpf *program) {
    struct ring_buffer *ring = ring_buffer__new(bpf_map__fd(program->maps.events), print_event, NULL, NULL);
    if (!ring || runqslower_bpf__attach(program)) {
        fprintf(stderr, "runqslower: can't attach: %d\n", errno);
        return 1;
    }
    printf("Tracing run queue latency higher than %llu us\n", program->rodata->threshold_ns / 1000);
    printf("%-8s %-16s %-6s %14s", "TIME", "COMM", "TID", "LAT(us)");
    printf(show_previous ? " %-16s %-6s\n" : "\n", "PREV COMM", "PREV TID");
    fflush(stdout);
    unsigned reported = 0;
    do {
        usleep(100 * 1000);
        ring_buffer__consume(ring);
        report_lost(program, &reported);
        fflush(stdout);
    } while (!stopping);
    ring_buffer__free(ring);
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
    libbpf_set_print(print_warning);
    struct runqslower_bpf *program = runqslower_bpf__open();
    if (!program)
        return 1;
    program->rodata->threshold_ns = 1000 * (optind < argc ? strtoull(argv[optind], NULL, 10) : 10000);
    program->rodata->only_tgid = pid;
    program->rodata->only_tid = tid;
    program->rodata->own_tgid = getpid();
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    int status = runqslower_bpf__load(program) ? 1 : trace(program);
    runqslower_bpf__destroy(program);
    return status;
}
