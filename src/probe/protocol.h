/* What is read and written.
 *
 * Standard input, a request a line; blank lines do not count:
 *     https://arxiv.org/abs/2306.11029
 *     {"url": "https://arxiv.org/abs/2306.11029", "id": 7, "in_flight": 1, "alive": [403]}
 * All but url may be left out. id, an integer from 0 on, comes back in the verdict. in_flight: at most so many
 * requests at once to the host of this URL, from now on. alive: statuses that count as alive for this URL.
 * Reader and writer must not wait for each other: whoever writes requests reads verdicts meanwhile.
 *
 * Standard output, a verdict a line as they come, one for every request, also for a repeated or an unreadable one:
 *     {"url": …, "id": 7, "verdict": "moved", "status": 200, "hops": [{"url": …, "status": 301}, {"url": …,
 *      "status": 200}], "final": …, "reason": "301 Moved Permanently", "elapsed_ms": 93}
 * url       as it was given, broken UTF-8 replaced: who sends such bytes, goes by id
 * verdict   alive, moved, blocked, unreachable, dead, refused, unchecked
 * status    the last answer; 0 where there was none
 * hops      every address that was asked, in order, with its last status (0: no answer); the first is the URL
 *           itself, without its fragment. Empty where nothing was asked
 * final     the address at the end, with the fragment that the URL or a redirect gave it: the one that answered, or
 *           the one that was refused
 * reason    for people, in a few words of our own; never empty, and never text from a server
 * All addresses but url are printable ASCII. A line is ASCII, and without line breaks.
 *
 * moved: the end is alive and the first hop answered 301 or 308. Later hops may be temporary: hops tells. An end
 * that is not alive has its own verdict, whatever led there. unchecked: the deadline came first, or this machine
 * had no means left.
 *
 * Exit status: 0 every request has its verdict, 2 not (one line on standard error says why). The program ends when
 * its input ends and all is told, at once when nobody reads its output any more, and at any signal. */
#ifndef PROBE_PROTOCOL_H
#define PROBE_PROTOCOL_H

#include "probe/chain.h"
#include "probe/verdict.h"

#include <stdio.h>

enum { LINE_LONGEST = 64 * 1024 };

struct request {
    struct text url; /* as given */
    bool has_id;
    int64_t id;
    unsigned in_flight; /* 0: nothing said */
    struct statuses alive;
};

struct report {
    const struct request *request;
    enum verdict verdict;
    int status;
    const struct chain *chain; /* without a hop where nothing was asked */
    struct text final, reason;
    uint64_t elapsed; /* milliseconds */
};

/* False with *problem in our words when the line is no request; its url is then the line. */
bool request_read(struct request *request, struct text line, struct arena *arena, const char **problem);

void report_write(const struct report *report, FILE *stream, struct arena *arena);

#endif
