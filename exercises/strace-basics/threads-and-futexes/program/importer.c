/*
 * importer [--workers N] [--batch N]: reads orders, checks them in worker threads, writes each to a journal.
 *
 * The mistake: the journal is flushed to the disk while its mutex is held, once per order (--batch 1). With --batch 16
 * orders are collected under the mutex and written by whoever fills the batch, after the mutex is given back.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define ORDERS 120
#define LINE 64
#define MOST_WORKERS 16
#define MOST_BATCH 64

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t journal_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t done_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done_changed = PTHREAD_COND_INITIALIZER;
static int next_order;
static int done;
static int journal;
static int batch = 1;
static char collected[MOST_BATCH * LINE];
static int collected_bytes, collected_orders;

/* About a tenth of a millisecond of honest work: a checksum over the order, again and again. */
static unsigned check(int order)
{
	unsigned sum = order;
	for (int round = 0; round < 200000; round++)
		sum = sum * 2654435761u + round;
	return sum;
}

static void flush(const char *lines, int bytes)
{
	if (write(journal, lines, bytes) != bytes || fdatasync(journal) != 0)
		perror("journal");
}

static void record(int order, unsigned sum)
{
	char line[LINE], full[MOST_BATCH * LINE];
	int bytes = snprintf(line, sizeof line, "order %d checked %08x\n", order, sum);
	int full_bytes = 0;

	pthread_mutex_lock(&journal_lock);
	if (batch == 1) {
		flush(line, bytes);
	} else {
		memcpy(collected + collected_bytes, line, bytes);
		collected_bytes += bytes;
		if (++collected_orders == batch) {
			memcpy(full, collected, collected_bytes);
			full_bytes = collected_bytes;
			collected_bytes = collected_orders = 0;
		}
	}
	pthread_mutex_unlock(&journal_lock);
	if (full_bytes > 0)
		flush(full, full_bytes);
}

static void *work(void *argument)
{
	char name[16];
	snprintf(name, sizeof name, "worker-%ld", (long)argument);
	prctl(PR_SET_NAME, name);
	for (;;) {
		pthread_mutex_lock(&queue_lock);
		int order = next_order < ORDERS ? next_order++ : -1;
		pthread_mutex_unlock(&queue_lock);
		if (order < 0)
			return NULL;
		record(order, check(order));
	}
}

/* Would tell the operator when all is done; until then it has nothing to do. */
static void *report(void *argument)
{
	(void)argument;
	prctl(PR_SET_NAME, "reporter");
	pthread_mutex_lock(&done_lock);
	while (!done)
		pthread_cond_wait(&done_changed, &done_lock);
	pthread_mutex_unlock(&done_lock);
	return NULL;
}

int main(int argc, char **argv)
{
	int workers = 4;
	for (int at = 1; at + 1 < argc; at += 2) {
		int value = atoi(argv[at + 1]);
		if (strcmp(argv[at], "--workers") == 0 && value > 0 && value <= MOST_WORKERS)
			workers = value;
		else if (strcmp(argv[at], "--batch") == 0 && value > 0 && value <= MOST_BATCH)
			batch = value;
		else
			return 2;
	}
	journal = open("journal.txt", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (journal < 0)
		return 1;
	pthread_t threads[MOST_WORKERS], reporter;
	pthread_create(&reporter, NULL, report, NULL);
	for (long worker = 0; worker < workers; worker++)
		pthread_create(&threads[worker], NULL, work, (void *)(worker + 1));
	for (int worker = 0; worker < workers; worker++)
		pthread_join(threads[worker], NULL);
	if (collected_bytes > 0)
		flush(collected, collected_bytes);
	pthread_mutex_lock(&done_lock);
	done = 1;
	pthread_cond_signal(&done_changed);
	pthread_mutex_unlock(&done_lock);
	pthread_join(reporter, NULL);
	return 0;
}
