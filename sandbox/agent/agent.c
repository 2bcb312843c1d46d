/*
 * The machine's control agent: runs commands for the page, apart from the learner's shells.
 *
 *   agent /dev/ttyS0       started by /init once everything is mounted, and again should it end; never by hand
 *
 * The page writes a command to /mnt/.control/ID.command (the working directory, a NUL, the command) and a line to the
 * serial port; the answer is the file /mnt/.control/ID.result. What commands write never travels over the serial
 * port, so no output can be taken for an answer, and no kernel message can tear one apart.
 *
 *   from the page, one line each      answer
 *   R ID TIMEOUT_MS                   ID.result: a line "exit CODE TIMED_OUT CUT ERROR STDOUT_BYTES STDERR_BYTES", padded
 *                                     with spaces to 64 bytes, then the first bytes of both streams
 *   K ID                              the command's process group is killed; then its result
 *   P N                               p N UPTIME_MS BUSY_TICKS ALL_TICKS
 *   T EPOCH_MS                        t EPOCH_MS, once the wall clock is set
 *
 * Answers on the serial port are frames: RS, text, space, four hex digits (CRC-16/CCITT-FALSE of the text), newline.
 * When it starts, the agent says "r 1" (its protocol's version).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define CONTROL "/mnt/.control"
#define MAX_JOBS 64
#define MAX_OUTPUT (1 << 20)
/* Linux takes no longer argument than 128 KiB. */
#define MAX_COMMAND (128 * 1024 - 1)

struct stream {
	int fd;
	char *bytes;
	size_t length, room;
	int cut;
};

struct job {
	unsigned id;
	pid_t pid;
	int64_t deadline; /* ms of CLOCK_MONOTONIC */
	int timed_out;
	int answered; /* what is left in the background writes on, into nothing */
	struct stream out[2];
};

static struct job *jobs[MAX_JOBS];
static int serial = -1;
static sigset_t all_signals;

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static uint16_t crc16(const char *text, size_t length)
{
	uint16_t crc = 0xffff;
	for (size_t i = 0; i < length; i++) {
		crc ^= (uint16_t)((unsigned char)text[i] << 8);
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 0x8000 ? (uint16_t)(crc << 1 ^ 0x1021) : (uint16_t)(crc << 1);
	}
	return crc;
}

static int write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

static void say(const char *text)
{
	char frame[128];
	int n = snprintf(frame, sizeof frame, "\x1e%s %04x\n", text, crc16(text, strlen(text)));
	write_all(serial, frame, (size_t)n);
}

static void set(const char *path, const char *value)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	(void)!write(fd, value, strlen(value));
	close(fd);
}

/* ---- results ---- */

static void write_result(unsigned id, int code, int timed_out, int error, const struct stream *out)
{
	char path[64], head[65];
	size_t length[2] = { out ? out[0].length : 0, out ? out[1].length : 0 };
	int cut = out && (out[0].cut || out[1].cut);
	int n = snprintf(head, sizeof head, "exit %d %d %d %d %zu %zu", code, timed_out, cut, error, length[0], length[1]);
	memset(head + n, ' ', 63 - (size_t)n);
	head[63] = '\n';
	snprintf(path, sizeof path, CONTROL "/%u.result", id);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	write_all(fd, head, 64);
	for (int i = 0; out && i < 2; i++)
		if (length[i] > 0)
			write_all(fd, out[i].bytes, length[i]);
	close(fd);
}

/* ---- jobs ---- */

static void close_stream(struct stream *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

static void free_bytes(struct job *job)
{
	for (int i = 0; i < 2; i++) {
		free(job->out[i].bytes);
		job->out[i].bytes = NULL;
		job->out[i].length = job->out[i].room = 0;
	}
}

static void free_job(int slot)
{
	struct job *job = jobs[slot];
	close_stream(&job->out[0]);
	close_stream(&job->out[1]);
	free_bytes(job);
	free(job);
	jobs[slot] = NULL;
}

/* Takes what a pipe holds; bytes beyond the limit are read and dropped, so that the command never waits for us. */
static void take(struct job *job, struct stream *s)
{
	static char chunk[65536];
	for (int turns = 0; turns < 16 && s->fd >= 0; turns++) {
		ssize_t n = read(s->fd, chunk, sizeof chunk);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		if (n <= 0) {
			close_stream(s);
			return;
		}
		if (job->answered)
			continue;
		size_t wanted = (size_t)n;
		if (s->length + wanted > MAX_OUTPUT) {
			wanted = MAX_OUTPUT - s->length;
			s->cut = 1;
		}
		if (s->length + wanted > s->room) {
			size_t room = s->room ? s->room * 2 : 65536;
			while (room < s->length + wanted)
				room *= 2;
			char *grown = realloc(s->bytes, room);
			if (!grown) {
				s->cut = 1;
				continue;
			}
			s->bytes = grown;
			s->room = room;
		}
		memcpy(s->bytes + s->length, chunk, wanted);
		s->length += wanted;
	}
}

/* A slot, if need be that of the oldest command that was answered and only drains. */
static int free_slot(void)
{
	int oldest = -1;
	for (int i = 0; i < MAX_JOBS; i++) {
		if (!jobs[i])
			return i;
		if (jobs[i]->answered && (oldest < 0 || jobs[i]->id < jobs[oldest]->id))
			oldest = i;
	}
	if (oldest >= 0)
		free_job(oldest);
	return oldest;
}

static struct job *find(unsigned id)
{
	for (int i = 0; i < MAX_JOBS; i++)
		if (jobs[i] && jobs[i]->id == id && !jobs[i]->answered)
			return jobs[i];
	return NULL;
}

static void run_child(const char *directory, const char *command, int out, int err)
{
	setsid();
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setpriority(PRIO_PROCESS, 0, 0);
	set("/proc/self/oom_score_adj", "0");
	int null = open("/dev/null", O_RDONLY);
	dup2(null, 0);
	dup2(out, 1);
	dup2(err, 2);
	/* CLOEXEC does the rest, but for what /init left open. */
	for (int fd = 3; fd < 256; fd++)
		close(fd);
	if (chdir(directory) != 0) {
		dprintf(2, "%s: %s\n", directory, strerror(errno));
		_exit(126);
	}
	setenv("PWD", directory, 1);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	dprintf(2, "/bin/sh: %s\n", strerror(errno));
	_exit(errno == E2BIG ? 126 : 127);
}

static int start(unsigned id, int64_t timeout_ms, const char *directory, const char *command)
{
	int pipes[2][2];
	int slot = free_slot();
	if (slot < 0)
		return EBUSY;
	struct job *job = calloc(1, sizeof *job);
	if (!job)
		return ENOMEM;
	if (pipe2(pipes[0], O_CLOEXEC) != 0) {
		free(job);
		return EMFILE;
	}
	if (pipe2(pipes[1], O_CLOEXEC) != 0) {
		close(pipes[0][0]);
		close(pipes[0][1]);
		free(job);
		return EMFILE;
	}
	pid_t pid = fork();
	int error = errno;
	if (pid == 0)
		run_child(directory, command, pipes[0][1], pipes[1][1]);
	for (int i = 0; i < 2; i++) {
		close(pipes[i][1]);
		fcntl(pipes[i][0], F_SETFL, O_NONBLOCK);
		job->out[i].fd = pipes[i][0];
	}
	job->id = id;
	job->pid = pid;
	job->deadline = now_ms() + timeout_ms;
	jobs[slot] = job;
	if (pid < 0) {
		free_job(slot);
		return error;
	}
	return 0;
}

static void run_command(unsigned id, int64_t timeout_ms)
{
	static char text[MAX_COMMAND + 4096 + 2];
	char path[64];
	size_t length = 0;
	snprintf(path, sizeof path, CONTROL "/%u.command", id);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		write_result(id, 0, 0, errno, NULL);
		return;
	}
	for (;;) {
		ssize_t n = read(fd, text + length, sizeof text - 1 - length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		length += (size_t)n;
	}
	close(fd);
	text[length] = 0;
	size_t directory = strlen(text);
	int error = directory >= length ? EINVAL
		: length - directory - 1 > MAX_COMMAND ? E2BIG
		: start(id, timeout_ms, text, text + directory + 1);
	if (error)
		write_result(id, 0, 0, error, NULL);
}

static void kill_job(struct job *job)
{
	/* The child may not have come to its setsid yet. */
	if (kill(-job->pid, SIGKILL) != 0)
		kill(job->pid, SIGKILL);
}

static void reap(void)
{
	int status;
	pid_t pid;
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (int i = 0; i < MAX_JOBS; i++) {
			struct job *job = jobs[i];
			if (!job || job->pid != pid || job->answered)
				continue;
			take(job, &job->out[0]);
			take(job, &job->out[1]);
			int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
			write_result(job->id, job->timed_out ? 137 : code, job->timed_out, 0, job->out);
			job->answered = 1;
			free_bytes(job);
			if (job->out[0].fd < 0 && job->out[1].fd < 0)
				free_job(i);
			break;
		}
	}
}

/* ---- lines from the page ---- */

static void ping(const char *number)
{
	unsigned long long busy = 0, all = 0, field[8] = { 0 };
	FILE *stat = fopen("/proc/stat", "re");
	if (stat) {
		if (fscanf(stat, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", field, field + 1, field + 2, field + 3,
			   field + 4, field + 5, field + 6, field + 7) == 8) {
			for (int i = 0; i < 8; i++)
				all += field[i];
			busy = all - field[3] - field[4];
		}
		fclose(stat);
	}
	char text[96];
	snprintf(text, sizeof text, "p %.10s %lld %llu %llu", number, (long long)now_ms(), busy, all);
	say(text);
}

static void set_clock(const char *number)
{
	long long ms = atoll(number);
	struct timespec t = { .tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000 };
	char text[64];
	snprintf(text, sizeof text, "t %lld", clock_settime(CLOCK_REALTIME, &t) == 0 ? ms : -1LL);
	say(text);
}

static void obey(char *line)
{
	unsigned id;
	long long number;
	struct job *job;
	if (line[0] == 'P' && line[1] == ' ')
		ping(line + 2);
	else if (line[0] == 'T' && line[1] == ' ')
		set_clock(line + 2);
	else if (sscanf(line, "R %u %lld", &id, &number) == 2)
		run_command(id, number);
	else if (sscanf(line, "K %u", &id) == 1 && (job = find(id)))
		kill_job(job);
}

static void read_lines(void)
{
	static char line[128];
	static size_t length;
	char bytes[512];
	ssize_t n = read(serial, bytes, sizeof bytes);
	for (ssize_t i = 0; i < n; i++) {
		if (bytes[i] != '\n') {
			/* Longer than any line of the page: not a line of the page. */
			line[length] = bytes[i];
			length = length < sizeof line - 1 ? length + 1 : 0;
			continue;
		}
		line[length] = 0;
		length = 0;
		obey(line);
	}
}

/* ---- the loop ---- */

static int wait_ms(void)
{
	int64_t nearest = -1, now = now_ms();
	for (int i = 0; i < MAX_JOBS; i++)
		if (jobs[i] && !jobs[i]->answered && !jobs[i]->timed_out && (nearest < 0 || jobs[i]->deadline < nearest))
			nearest = jobs[i]->deadline;
	if (nearest < 0)
		return -1;
	return nearest <= now ? 0 : nearest - now > 60000 ? 60000 : (int)(nearest - now);
}

static void turn(int signals)
{
	struct pollfd polled[2 + 2 * MAX_JOBS];
	struct stream *stream[2 + 2 * MAX_JOBS];
	struct job *owner[2 + 2 * MAX_JOBS];
	int count = 2;
	polled[0] = (struct pollfd){ .fd = serial, .events = POLLIN };
	polled[1] = (struct pollfd){ .fd = signals, .events = POLLIN };
	for (int i = 0; i < MAX_JOBS; i++)
		for (int s = 0; jobs[i] && s < 2; s++)
			if (jobs[i]->out[s].fd >= 0) {
				polled[count] = (struct pollfd){ .fd = jobs[i]->out[s].fd, .events = POLLIN };
				owner[count] = jobs[i];
				stream[count++] = &jobs[i]->out[s];
			}
	if (poll(polled, (nfds_t)count, wait_ms()) < 0 && errno != EINTR)
		_exit(1);
	for (int i = 2; i < count; i++)
		if (polled[i].revents)
			take(owner[i], stream[i]);
	int64_t now = now_ms();
	for (int i = 0; i < MAX_JOBS; i++) {
		if (!jobs[i])
			continue;
		if (!jobs[i]->answered && !jobs[i]->timed_out && jobs[i]->deadline <= now) {
			jobs[i]->timed_out = 1;
			kill_job(jobs[i]);
		}
		if (jobs[i]->answered && jobs[i]->out[0].fd < 0 && jobs[i]->out[1].fd < 0)
			free_job(i);
	}
	struct signalfd_siginfo info;
	while (read(signals, &info, sizeof info) == sizeof info)
		;
	reap();
	if (polled[0].revents)
		read_lines();
}

static int open_serial(const char *path)
{
	struct termios settings;
	int fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (tcgetattr(fd, &settings) == 0) {
		cfmakeraw(&settings);
		settings.c_cflag |= CLOCAL | CREAD;
		cfsetspeed(&settings, B115200);
		tcsetattr(fd, TCSANOW, &settings);
	}
	return fd;
}

/* Nothing that a learner does should starve or end the channel: fork bombs, used-up memory, a busy CPU. */
static void protect(void)
{
	setpriority(PRIO_PROCESS, 0, -15);
	set("/proc/self/oom_score_adj", "-1000");
	mlockall(MCL_CURRENT);
	/* From here on the serial line is ours: the kernel says there only that it panics. */
	set("/proc/sys/kernel/printk", "1");
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: agent TTY (started by /init; `submit FILE` hands a file to the page)\n");
		return 2;
	}
	serial = open_serial(argv[1]);
	if (serial < 0) {
		fprintf(stderr, "agent: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&all_signals);
	sigaddset(&all_signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &all_signals, NULL);
	int signals = signalfd(-1, &all_signals, SFD_CLOEXEC | SFD_NONBLOCK);
	setenv("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", 1);
	setenv("HOME", "/root", 1);
	setenv("TERM", "dumb", 1);
	mkdir(CONTROL, 0700);
	protect();
	say("r 1");
	for (;;)
		turn(signals);
}
