/* What may be asked for. A strange page must not make us a tool against a private network. */
#ifndef PROBE_POLICY_H
#define PROBE_POLICY_H

#include "probe/address.h"
#include "probe/url.h"

#include "base/error.h"

struct allowance {
    struct text host; /* a glob; empty: the range counts */
    struct address_range range;
};

struct policy {
    struct { struct allowance *items; size_t count, capacity; } allowances;
};

/* Opens a host (a glob, in lower case), an address or a range, with all ports. */
bool policy_allow(struct policy *policy, struct text host_or_range, struct arena *arena, struct error *error);

/* Both say why not, in our words, or NULL. The first knows what is plain before anything is asked; the second is
 * asked for every address before it is connected to. */
const char *policy_refuses_url(const struct policy *policy, const struct url *url);
const char *policy_refuses_socket(const struct policy *policy, struct text host, const struct sockaddr *address);

/* Whether GitHub's token may go with this request. It never follows a redirect. */
bool policy_gives_token(const struct url *url, bool was_redirected);

#endif
