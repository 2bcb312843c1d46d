/*
 * pgrep and pkill, as far as the lessons use them: -n -o -x -f -l -v -P PPID -d DELIMITER, pkill -SIGNAL (name or
 * number). Debian's procps needs libsystemd, which would add a megabyte to the image; busybox is built without both.
 * Exit status as procps: 0 something matched, 1 nothing, 2 wrong use.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_MATCHES = 1024, MAX_COMMAND_LINE = 4096 };

static const char *delimiter = "\n";
static int newest, oldest, exact, full_line, list_names, inverse, parent = -1, signal_number = SIGTERM;

struct match {
    int pid;
    unsigned long long start_ticks;
    char name[64];
};

/* Reads /proc/PID/WHAT into text, NUL terminated; its length, or -1 when the process has ended. */
static int read_proc(int pid, const char *what, char *text, int size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", pid, what);
    FILE *file = fopen(path, "r");
    if (!file)
        return -1;
    int length = fread(text, 1, size - 1, file);
    fclose(file);
    text[length] = 0;
    return length;
}

/* What the pattern is held against: the name, or with -f the command line. 0 when the process has ended. */
static int describe(int pid, struct match *found, char *line, int size) {
    char stat[1024];
    if (read_proc(pid, "stat", stat, sizeof stat) < 0)
        return 0;
    char *open = strchr(stat, '('), *close = strrchr(stat, ')');
    if (!open || !close)
        return 0;
    *close = 0;
    int ppid = 0;
    found->pid = pid;
    snprintf(found->name, sizeof found->name, "%s", open + 1);
    /* proc_pid_stat(5): field 4 is the parent, field 22 the start in clock ticks after boot. */
    if (sscanf(close + 2, "%*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu", &ppid,
               &found->start_ticks) != 2)
        return 0;
    if (parent >= 0 && ppid != parent)
        return 0;
    int length = full_line ? read_proc(pid, "cmdline", line, size) : 0;
    if (length <= 0) {
        snprintf(line, size, "%s", found->name);
        return 1;
    }
    for (int i = 0; i < length - 1; i++)
        if (!line[i])
            line[i] = ' ';
    return 1;
}

static int find(regex_t *pattern, struct match *matches) {
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    int count = 0;
    while (proc && (entry = readdir(proc)) && count < MAX_MATCHES) {
        if (!isdigit((unsigned char)entry->d_name[0]) || atoi(entry->d_name) == getpid())
            continue;
        static char line[MAX_COMMAND_LINE];
        regmatch_t whole;
        struct match candidate;
        if (!describe(atoi(entry->d_name), &candidate, line, sizeof line))
            continue;
        int fits = !pattern || regexec(pattern, line, 1, &whole, 0) == 0;
        if (fits && exact && pattern)
            fits = whole.rm_so == 0 && line[whole.rm_eo] == 0;
        if (fits != inverse)
            matches[count++] = candidate;
    }
    return count;
}

/* Keeps one match when -n or -o asks for one: of two that began in the same tick the higher pid is the newer. */
static int choose(struct match *matches, int count) {
    for (int i = 1; i < count && (newest || oldest); i++) {
        int later = matches[i].start_ticks != matches[0].start_ticks ? matches[i].start_ticks > matches[0].start_ticks
                                                                     : matches[i].pid > matches[0].pid;
        if (later == newest)
            matches[0] = matches[i];
    }
    return count && (newest || oldest) ? 1 : count;
}

static int signal_named(const char *name) {
    if (isdigit((unsigned char)*name))
        return atoi(name);
    if (!strncmp(name, "SIG", 3))
        name += 3;
    for (int number = 1; number < NSIG; number++)
        if (sigabbrev_np(number) && !strcmp(sigabbrev_np(number), name))
            return number;
    return -1;
}

static int wrong_use(const char *self) {
    fprintf(stderr, "usage: %s [-nxflov] [-P PPID] [-d DELIMITER] [-SIGNAL] [PATTERN]\n", self);
    return 2;
}

int main(int argc, char **argv) {
    char *self = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
    int kills = !strcmp(self, "pkill");
    if (kills && argc > 1 && argv[1][0] == '-' && signal_named(argv[1] + 1) >= 0 && argv[1][1]) {
        signal_number = signal_named(argv[1] + 1);
        argv[1] = argv[0];
        argv++;
        argc--;
    }
    for (int option; (option = getopt(argc, argv, "noxflvP:d:")) != -1;) {
        if (option == 'n')
            newest = 1;
        else if (option == 'o')
            oldest = 1;
        else if (option == 'x')
            exact = 1;
        else if (option == 'f')
            full_line = 1;
        else if (option == 'l')
            list_names = 1;
        else if (option == 'v')
            inverse = 1;
        else if (option == 'P')
            parent = atoi(optarg);
        else if (option == 'd')
            delimiter = optarg;
        else
            return wrong_use(self);
    }
    if (optind == argc && parent < 0)
        return wrong_use(self);
    regex_t pattern;
    if (optind < argc && regcomp(&pattern, argv[optind], REG_EXTENDED))
        return wrong_use(self);

    static struct match matches[MAX_MATCHES];
    int count = choose(matches, find(optind < argc ? &pattern : NULL, matches));
    for (int i = 0; i < count; i++) {
        if (kills) {
            kill(matches[i].pid, signal_number);
            continue;
        }
        printf("%s%d", i ? delimiter : "", matches[i].pid);
        if (list_names)
            printf(" %s", matches[i].name);
    }
    if (!kills && count)
        putchar('\n');
    return count ? 0 : 1;
}
