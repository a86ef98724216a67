/* Ranges of network addresses, and those that no public page stands at. */
#ifndef PROBE_ADDRESS_H
#define PROBE_ADDRESS_H

#include "base/text.h"

struct sockaddr;

/* In network order; IPv4 takes the first four bytes. */
struct address {
    bool is_ipv6;
    uint8_t bytes[16];
};

struct address_range {
    struct address address;
    unsigned bits; /* of the prefix */
};

/* False for what is neither IPv4 nor IPv6. */
bool address_of_socket(struct address *address, const struct sockaddr *socket_address, uint16_t *port);

/* 192.0.2.1 or 2001:db8::1, with brackets or without; decimal, octal and hexadecimal numbers are no addresses
 * here. */
bool address_read(struct address *address, struct text text);
bool address_range_read(struct address_range *range, struct text text); /* an address, or address/bits */
bool address_is_in(const struct address *address, const struct address_range *range);

/* What keeps the public network from it, such as "a private address"; NULL for a public one. */
const char *address_purpose(const struct address *address);

#endif
