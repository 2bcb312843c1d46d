/*
 * monthend LEDGER: a report in five parts. Each takes its time in another place, and a log of system calls shows four of
 * them as the same thing: nothing.
 *
 * After each part the program writes one line about itself: how long the part took, how long it ran on a CPU, how long it
 * waited in the run queue (/proc/thread-self/schedstat), its page faults (getrusage) and how often it read the clock.
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define FRESH_BYTES (256l << 20)
#define ROUNDS 12000000
#define MAPPED_PAGES 4000
#define READS 400
#define READ_BYTES 65536

struct sample {
	long long wall_ns, cpu_ns, queued_ns;
	long minor, major;
	long clock_reads;
};

static int schedstat, report;
static long clock_reads;

static long long now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	clock_reads++;
	return at.tv_sec * 1000000000ll + at.tv_nsec;
}

static struct sample take_sample(void)
{
	struct sample s = { .wall_ns = now(), .clock_reads = clock_reads };
	struct rusage usage;
	char text[80] = "";
	if (pread(schedstat, text, sizeof text - 1, 0) < 0)
		err(1, "schedstat");
	sscanf(text, "%lld %lld", &s.cpu_ns, &s.queued_ns);
	getrusage(RUSAGE_THREAD, &usage);
	s.minor = usage.ru_minflt;
	s.major = usage.ru_majflt;
	return s;
}

static void note(char part, const struct sample *from, const struct sample *to)
{
	char line[200];
	int length = snprintf(line, sizeof line,
		"part %c: wall_ns=%lld on_cpu_ns=%lld queued_ns=%lld minor_faults=%ld major_faults=%ld clock_reads=%ld\n",
		part, to->wall_ns - from->wall_ns, to->cpu_ns - from->cpu_ns, to->queued_ns - from->queued_ns,
		to->minor - from->minor, to->major - from->major, to->clock_reads - from->clock_reads - 1);
	if (write(report, line, length) != length)
		err(1, "write");
}

/* A: memory the kernel has promised and not yet given. The first touch of each page brings it. */
static __attribute__((noinline)) void fill_table(char *table)
{
	for (long at = 0; at < FRESH_BYTES; at += PAGE)
		table[at] = 1;
}

/* B and D: sums, and a look at the clock for each of them, as a program does that measures itself. */
static __attribute__((noinline)) uint64_t add_up(void)
{
	uint64_t sum = 1;
	for (long round = 0; round < ROUNDS; round++)
		sum = sum * 6364136223846793005ull + (uint64_t)now();
	return sum;
}

/* C: a file read through memory. Each page that is not in the page cache waits for the disk. */
static __attribute__((noinline)) unsigned look_up(const unsigned char *ledger, size_t pages)
{
	unsigned sum = 0;
	for (size_t i = 0; i < MAPPED_PAGES; i++)
		sum += ledger[(i * 7919 % pages) * PAGE];
	return sum;
}

/* E: the queue of an io_uring, mapped. Only what this program needs of it. */
struct ring {
	int fd;
	unsigned *sq_tail, *sq_mask, *cq_head, *cq_tail, *cq_mask, *sq_array;
	struct io_uring_sqe *sqes;
	struct io_uring_cqe *cqes;
};

static struct ring open_ring(void)
{
	struct io_uring_params p = { 0 };
	struct ring ring = { .fd = syscall(SYS_io_uring_setup, 8, &p) };
	if (ring.fd < 0)
		err(1, "io_uring_setup");
	size_t sq_bytes = p.sq_off.array + p.sq_entries * sizeof(unsigned);
	size_t cq_bytes = p.cq_off.cqes + p.cq_entries * sizeof(struct io_uring_cqe);
	char *sq = mmap(NULL, sq_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring.fd, IORING_OFF_SQ_RING);
	char *cq = mmap(NULL, cq_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring.fd, IORING_OFF_CQ_RING);
	ring.sqes = mmap(NULL, p.sq_entries * sizeof(struct io_uring_sqe), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_POPULATE, ring.fd, IORING_OFF_SQES);
	if (sq == MAP_FAILED || cq == MAP_FAILED || ring.sqes == MAP_FAILED)
		err(1, "mmap");
	ring.sq_tail = (unsigned *)(sq + p.sq_off.tail);
	ring.sq_mask = (unsigned *)(sq + p.sq_off.ring_mask);
	ring.sq_array = (unsigned *)(sq + p.sq_off.array);
	ring.cq_head = (unsigned *)(cq + p.cq_off.head);
	ring.cq_tail = (unsigned *)(cq + p.cq_off.tail);
	ring.cq_mask = (unsigned *)(cq + p.cq_off.ring_mask);
	ring.cqes = (struct io_uring_cqe *)(cq + p.cq_off.cqes);
	return ring;
}

/* Eight reads per round trip: eight entries in shared memory, one system call. */
static __attribute__((noinline)) void read_by_ring(struct ring *ring, int file, off_t bytes)
{
	static char buffers[8][READ_BYTES] __attribute__((aligned(PAGE)));
	for (int done = 0; done < READS; done += 8) {
		unsigned tail = *ring->sq_tail;
		for (unsigned i = 0; i < 8; i++, tail++) {
			unsigned slot = tail & *ring->sq_mask;
			ring->sqes[slot] = (struct io_uring_sqe){
				.opcode = IORING_OP_READ, .fd = file, .addr = (uintptr_t)buffers[i], .len = READ_BYTES,
				.off = (done + i) * 104729ull % (bytes / READ_BYTES) * READ_BYTES, .user_data = done + i,
			};
			ring->sq_array[slot] = slot;
		}
		atomic_store_explicit((_Atomic unsigned *)ring->sq_tail, tail, memory_order_release);
		if (syscall(SYS_io_uring_enter, ring->fd, 8, 8, IORING_ENTER_GETEVENTS, NULL, 0) < 0)
			err(1, "io_uring_enter");
		unsigned head = *ring->cq_head;
		for (; head != atomic_load_explicit((_Atomic unsigned *)ring->cq_tail, memory_order_acquire); head++)
			if (ring->cqes[head & *ring->cq_mask].res != READ_BYTES)
				errx(1, "short read");
		atomic_store_explicit((_Atomic unsigned *)ring->cq_head, head, memory_order_release);
	}
}

int main(int argc, char **argv)
{
	struct stat about;
	struct sample at[6];
	if (argc != 2)
		errx(2, "usage: monthend LEDGER");

	schedstat = open("/proc/thread-self/schedstat", O_RDONLY);
	report = open("report.txt", O_WRONLY | O_CREAT | O_TRUNC, 0644);
	int file = open(argv[1], O_RDONLY);
	if (schedstat < 0 || report < 0 || file < 0 || fstat(file, &about) < 0)
		err(1, "open");
	unsigned char *ledger = mmap(NULL, about.st_size, PROT_READ, MAP_SHARED, file, 0);
	char *table = mmap(NULL, FRESH_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (ledger == MAP_FAILED || table == MAP_FAILED)
		err(1, "mmap");
	madvise(ledger, about.st_size, MADV_RANDOM);
	struct ring ring = open_ring();
	uint64_t sum = 0;

	at[0] = take_sample();
	fill_table(table);
	at[1] = take_sample();
	note('A', &at[0], &at[1]);

	at[1] = take_sample();
	sum += add_up();
	at[2] = take_sample();
	note('B', &at[1], &at[2]);

	at[2] = take_sample();
	sum += look_up(ledger, about.st_size / PAGE);
	at[3] = take_sample();
	note('C', &at[2], &at[3]);

	at[3] = take_sample();
	sum += add_up();
	at[4] = take_sample();
	note('D', &at[3], &at[4]);

	at[4] = take_sample();
	read_by_ring(&ring, file, about.st_size);
	at[5] = take_sample();
	note('E', &at[4], &at[5]);
	return sum == 0;
}
