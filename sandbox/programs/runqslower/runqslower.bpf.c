/*
 * Times every wait for the CPU: from the moment a thread is ready (woken, or taken off the CPU while it could still
 * run) to the moment it runs. Raw tracepoints, so that no trampolines are needed, which a 32-bit kernel has not;
 * fields are found through the kernel's type information (CO-RE).
 */
#include "vmlinux.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include "event.h"

/* Set by the user side before loading. Zero: all. */
const volatile __u64 threshold_ns = 0;
const volatile __u32 only_tgid = 0;
const volatile __u32 only_tid = 0;
const volatile __u32 own_tgid = 0;

/* From a thread to when it became ready. An entry is taken out at every switch to its thread and when it ends, so
 * the map holds no more than the threads that wait now. */
struct {
    __uint(type, BPF_MAP_TYPE_HASH);
    __uint(max_entries, 8192);
    __type(key, __u32);
    __type(value, __u64);
} ready SEC(".maps");

struct {
    __uint(type, BPF_MAP_TYPE_RINGBUF);
    __uint(max_entries, RING_BYTES);
} events SEC(".maps");

/* Events that found the ring full, and waits that found the map full. */
__u32 lost = 0;

static __always_inline void begin_wait(struct task_struct *task) {
    __u32 tid = BPF_CORE_READ(task, pid), tgid = BPF_CORE_READ(task, tgid);
    if (!tid || tgid == own_tgid || (only_tid && tid != only_tid) || (only_tgid && tgid != only_tgid))
        return;
    __u64 now = bpf_ktime_get_ns();
    if (bpf_map_update_elem(&ready, &tid, &now, BPF_ANY))
        __sync_fetch_and_add(&lost, 1);
}

/* TP_PROTO(struct task_struct *p) */
SEC("raw_tp/sched_wakeup")
int woken(struct bpf_raw_tracepoint_args *ctx) {
    begin_wait((struct task_struct *)ctx->args[0]);
    return 0;
}

SEC("raw_tp/sched_wakeup_new")
int created(struct bpf_raw_tracepoint_args *ctx) {
    begin_wait((struct task_struct *)ctx->args[0]);
    return 0;
}

/* TP_PROTO(bool preempt, struct task_struct *prev, struct task_struct *next, unsigned int prev_state). The state is
 * the argument's, as the task's own may have changed since; a preempted thread is ready whatever its state says. */
SEC("raw_tp/sched_switch")
int switched(struct bpf_raw_tracepoint_args *ctx) {
    struct task_struct *prev = (struct task_struct *)ctx->args[1], *next = (struct task_struct *)ctx->args[2];
    if ((ctx->args[0] & 1) || (__u32)ctx->args[3] == 0)
        begin_wait(prev);
    __u32 tid = BPF_CORE_READ(next, pid);
    __u64 *since = bpf_map_lookup_elem(&ready, &tid);
    if (!since)
        return 0;
    __u64 waited = bpf_ktime_get_ns() - *since;
    bpf_map_delete_elem(&ready, &tid);
    if (waited <= threshold_ns)
        return 0;
    struct event *event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
    if (!event) {
        __sync_fetch_and_add(&lost, 1);
        return 0;
    }
    event->waited_ns = waited;
    event->tid = tid;
    event->prev_tid = BPF_CORE_READ(prev, pid);
    BPF_CORE_READ_STR_INTO(&event->name, next, comm);
    BPF_CORE_READ_STR_INTO(&event->prev_name, prev, comm);
    /* No wakeup: the reader looks ten times a second. A wakeup for each event would itself be a wait to report. */
    bpf_ringbuf_submit(event, BPF_RB_NO_WAKEUP);
    return 0;
}

SEC("raw_tp/sched_process_exit")
int ended(struct bpf_raw_tracepoint_args *ctx) {
    struct task_struct *task = (struct task_struct *)ctx->args[0];
    __u32 tid = BPF_CORE_READ(task, pid);
    bpf_map_delete_elem(&ready, &tid);
    return 0;
}

char LICENSE[] SEC("license") = "GPL";
