/*
 * submit FILE...: hands files to the page around the machine, which opens them in its analyzer.
 *
 * Each file becomes /mnt/submit/PID-N.data, and then PID-N.name with the file's last path component in it, whatever bytes
 * it is made of. The page takes both away and leaves PID-N.taken with one line: "ok", or what kept it from taking it.
 */
#define _FILE_OFFSET_BITS 64
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FOLDER "/mnt/submit"
#define LIMIT (64L << 20)
#define WAIT_MS 20000

static char chunk[128 * 1024];

/* A name may hold anything, also what a terminal would obey. */
static const char *shown(const char *name)
{
	static char text[200];
	size_t n = 0;
	for (; *name && n < sizeof text - 4; name++)
		text[n++] = (unsigned char)*name < 0x20 || *name == 0x7f ? '?' : *name;
	strcpy(text + n, *name ? "..." : "");
	return text;
}

static int complain(const char *name, const char *what)
{
	fprintf(stderr, "submit: %s: %s\n", shown(name), what);
	return 1;
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* The size written, or -1 with errno; -2 when there is more than the page takes. */
static long copy(int from, const char *to)
{
	long size = 0;
	int fd = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0)
		return -1;
	for (;;) {
		ssize_t n = read(from, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			int error = errno;
			close(fd);
			errno = error;
			return n < 0 ? -1 : size;
		}
		size += n;
		for (ssize_t done = 0; size <= LIMIT && done < n;) {
			ssize_t written = write(fd, chunk + done, (size_t)(n - done));
			if (written <= 0) {
				close(fd);
				return -1;
			}
			done += written;
		}
		if (size > LIMIT) {
			close(fd);
			return -2;
		}
	}
}

static int announce(const char *path, const char *name)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0)
		return -1;
	/* One write: the page looks when it sees it. */
	ssize_t n = write(fd, name, strlen(name));
	close(fd);
	return n == (ssize_t)strlen(name) ? 0 : -1;
}

/* The page's one line; NULL if none comes. */
static const char *answer(const char *path)
{
	static char line[256];
	struct timespec pause = { .tv_nsec = 20 * 1000000L };
	for (int waited = 0; waited < WAIT_MS; waited += 20) {
		int fd = open(path, O_RDONLY);
		if (fd >= 0) {
			ssize_t n = read(fd, line, sizeof line - 1);
			close(fd);
			if (n > 0) {
				unlink(path);
				line[n] = 0;
				return line;
			}
		}
		nanosleep(&pause, NULL);
	}
	return NULL;
}

static void print_size(const char *name, long bytes)
{
	if (bytes < 1000)
		printf("%s: %ld bytes handed to the page\n", shown(name), bytes);
	else if (bytes < 1000000)
		printf("%s: %.1f kB handed to the page\n", shown(name), bytes / 1e3);
	else
		printf("%s: %.1f MB handed to the page\n", shown(name), bytes / 1e6);
}

static int submit(const char *file, int number)
{
	char data[64], name[64], taken[64];
	struct stat info;
	int fd = open(file, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return complain(file, errno == ENOENT ? "no such file" : strerror(errno));
	if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
		int folder = S_ISDIR(info.st_mode);
		close(fd);
		return complain(file, folder ? "is a directory; submit the files in it" : "is not a regular file");
	}
	snprintf(data, sizeof data, FOLDER "/%d-%d.data", (int)getpid(), number);
	snprintf(name, sizeof name, FOLDER "/%d-%d.name", (int)getpid(), number);
	snprintf(taken, sizeof taken, FOLDER "/%d-%d.taken", (int)getpid(), number);
	long size = copy(fd, data);
	int error = errno;
	close(fd);
	if (size <= 0) {
		unlink(data);
		return complain(file, size == 0    ? "is empty: nothing was recorded yet"
				      : size == -2 ? "is larger than 64 MiB, the most that the page takes"
						   : strerror(error));
	}
	if (announce(name, last_part(file)) != 0) {
		error = errno;
		unlink(data);
		unlink(name);
		return complain(file, strerror(error));
	}
	const char *line = answer(taken);
	if (!line) {
		unlink(name);
		unlink(data);
		return complain(file, "the page does not answer");
	}
	if (strcmp(line, "ok\n") != 0)
		return complain(file, shown(line));
	print_size(file, size);
	return 0;
}

int main(int argc, char **argv)
{
	int failed = 0;
	int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
	if (argc <= first || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) {
		fprintf(argc <= first ? stderr : stdout,
			"usage: submit FILE...\nHands files (a strace log, a trace, a profile) to the page, which opens them.\n");
		return argc <= first ? 2 : 0;
	}
	mkdir(FOLDER, 0755);
	for (int i = first; i < argc; i++)
		failed |= submit(argv[i], i);
	return failed;
}
