/*
 * slow-net [-j JITTER_MS] [-l LOSS_PERCENT] DELAY_MS [PORT...]
 * slow-net off
 *
 * Makes the loopback network slow, as `tc qdisc add dev lo root netem` does: every packet, or only those from or to
 * the ports, waits DELAY_MS before it arrives. An answer waits too, so a round trip takes twice that. `-l 100` with a
 * port makes that port silent. Debian's tc would need two megabytes of libraries for these few messages.
 *
 * What it asks of the kernel: without ports a netem queue at the root; with ports a prio queue whose fourth band is
 * the netem queue, and u32 filters that send the ports' packets there (tc-netem(8), tc-prio(8), tc-u32(8)).
 */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/pkt_cls.h>
#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ROOT = 0x10000, SLOW_BAND = ROOT | 4, SLOW_QUEUE = 0x400000, MAX_PACKETS = 10000 };

struct request {
    struct nlmsghdr header;
    struct tcmsg tc;
    char attributes[1024];
};

static int netlink_socket;

static struct rtattr *put(struct request *request, int type, const void *bytes, int length) {
    struct rtattr *attribute = (struct rtattr *)((char *)request + NLMSG_ALIGN(request->header.nlmsg_len));
    attribute->rta_type = type;
    attribute->rta_len = RTA_LENGTH(length);
    if (length)
        memcpy(RTA_DATA(attribute), bytes, length);
    request->header.nlmsg_len = NLMSG_ALIGN(request->header.nlmsg_len) + RTA_ALIGN(attribute->rta_len);
    return attribute;
}

/* What was put since `start` becomes what is inside it. */
static void close_nest(struct request *request, struct rtattr *start) {
    start->rta_len = (char *)request + request->header.nlmsg_len - (char *)start;
}

static struct request begin(int type, int flags, unsigned parent, unsigned handle, const char *kind) {
    struct request request = {0};
    request.header.nlmsg_len = NLMSG_LENGTH(sizeof(struct tcmsg));
    request.header.nlmsg_type = type;
    request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | flags;
    request.tc.tcm_ifindex = if_nametoindex("lo");
    request.tc.tcm_parent = parent;
    request.tc.tcm_handle = handle;
    if (kind)
        put(&request, TCA_KIND, kind, strlen(kind) + 1);
    return request;
}

/* Sends a request and waits for the kernel's answer: 0, or an errno. */
static int ask(struct request *request) {
    struct {
        struct nlmsghdr header;
        struct nlmsgerr error;
        char rest[1024];
    } answer;
    if (send(netlink_socket, request, request->header.nlmsg_len, 0) < 0 || recv(netlink_socket, &answer, sizeof answer, 0) < 0)
        return errno;
    return -answer.error.error;
}

static void must(struct request *request, const char *what) {
    int error = ask(request);
    if (!error)
        return;
    fprintf(stderr, "slow-net: can't set %s: %s\n", what, strerror(error));
    exit(1);
}

static void remove_all(void) {
    struct request request = begin(RTM_DELQDISC, 0, TC_H_ROOT, 0, NULL);
    ask(&request); /* nothing there to remove is as good */
}

static void add_netem(unsigned parent, unsigned handle, double delay_ms, double jitter_ms, double loss_percent) {
    struct request request = begin(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE, parent, handle, "netem");
    struct tc_netem_qopt options = {.limit = MAX_PACKETS, .loss = loss_percent / 100 * 0xffffffffu};
    long long delay_ns = delay_ms * 1e6, jitter_ns = jitter_ms * 1e6;
    struct rtattr *nest = put(&request, TCA_OPTIONS, &options, sizeof options);
    put(&request, TCA_NETEM_LATENCY64, &delay_ns, sizeof delay_ns);
    put(&request, TCA_NETEM_JITTER64, &jitter_ns, sizeof jitter_ns);
    close_nest(&request, nest);
    must(&request, "the delay");
}

static void add_prio(void) {
    struct request request = begin(RTM_NEWQDISC, NLM_F_CREATE | NLM_F_REPLACE, TC_H_ROOT, ROOT, "prio");
    /* The usual bands by priority; the fourth only through a filter. */
    struct tc_prio_qopt options = {.bands = 4, .priomap = {1, 2, 2, 2, 1, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1}};
    put(&request, TCA_OPTIONS, &options, sizeof options);
    must(&request, "the bands");
}

/* Sends packets whose transport header, `offset` bytes after the network header's begin, has the port. */
static void add_filter(int protocol, int priority, int offset, unsigned port, int is_source) {
    struct request request = begin(RTM_NEWTFILTER, NLM_F_CREATE | NLM_F_EXCL, ROOT, 0, "u32");
    struct {
        struct tc_u32_sel selector;
        struct tc_u32_key key;
    } match = {{.flags = TC_U32_TERMINAL, .nkeys = 1}, {0}};
    unsigned class = SLOW_BAND;
    match.key.mask = htonl(is_source ? 0xffff0000 : 0x0000ffff);
    match.key.val = htonl(is_source ? port << 16 : port);
    match.key.off = offset;
    request.tc.tcm_info = TC_H_MAKE(priority << 16, htons(protocol));
    struct rtattr *nest = put(&request, TCA_OPTIONS, NULL, 0);
    put(&request, TCA_U32_CLASSID, &class, sizeof class);
    put(&request, TCA_U32_SEL, &match, sizeof match);
    close_nest(&request, nest);
    must(&request, "a port's filter");
}

static void add_port(unsigned port) {
    for (int is_source = 0; is_source < 2; is_source++) {
        add_filter(ETH_P_IP, 1, 20, port, is_source);
        add_filter(ETH_P_IPV6, 2, 40, port, is_source);
    }
}

int main(int argc, char **argv) {
    double jitter_ms = 0, loss_percent = 0;
    for (int option; (option = getopt(argc, argv, "j:l:")) != -1;) {
        if (option == 'j')
            jitter_ms = atof(optarg);
        else if (option == 'l')
            loss_percent = atof(optarg);
        else
            optind = argc;
    }
    if (optind >= argc || loss_percent < 0 || loss_percent > 100) {
        fprintf(stderr, "usage: slow-net [-j JITTER_MS] [-l LOSS_PERCENT] DELAY_MS [PORT...] | slow-net off\n");
        return 2;
    }
    netlink_socket = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    remove_all();
    if (!strcmp(argv[optind], "off"))
        return 0;
    double delay_ms = atof(argv[optind++]);
    if (optind == argc) {
        add_netem(TC_H_ROOT, ROOT, delay_ms, jitter_ms, loss_percent);
        return 0;
    }
    add_prio();
    add_netem(SLOW_BAND, SLOW_QUEUE, delay_ms, jitter_ms, loss_percent);
    while (optind < argc)
        add_port(atoi(argv[optind++]));
    return 0;
}
