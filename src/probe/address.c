#include "probe/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

struct purpose {
    struct address_range range;
    const char *name;
};

#define IPV4(a, b, c, d, length) {.address = {.bytes = {a, b, c, d}}, .bits = length}
#define IPV6(length, ...) {.address = {.is_ipv6 = true, .bytes = {__VA_ARGS__}}, .bits = length}

/* The special-purpose registries of IANA, and the metadata services that stand outside them. The first match
 * counts. */
static const struct purpose purposes[] = {
    {IPV4(0, 0, 0, 0, 8), "an address of this network"},
    {IPV4(10, 0, 0, 0, 8), "a private address"},
    {IPV4(100, 100, 100, 200, 32), "a metadata service"},
    {IPV4(100, 64, 0, 0, 10), "a carrier's inner address"},
    {IPV4(127, 0, 0, 0, 8), "a loopback address"},
    {IPV4(168, 63, 129, 16, 32), "a metadata service"},
    {IPV4(169, 254, 169, 254, 32), "a metadata service"},
    {IPV4(169, 254, 0, 0, 16), "a link-local address"},
    {IPV4(172, 16, 0, 0, 12), "a private address"},
    {IPV4(192, 0, 0, 0, 24), "a reserved address"},
    {IPV4(192, 0, 2, 0, 24), "an address for documentation"},
    {IPV4(192, 88, 99, 0, 24), "a 6to4 address"},
    {IPV4(192, 168, 0, 0, 16), "a private address"},
    {IPV4(198, 18, 0, 0, 15), "an address for benchmarks"},
    {IPV4(198, 51, 100, 0, 24), "an address for documentation"},
    {IPV4(203, 0, 113, 0, 24), "an address for documentation"},
    {IPV4(224, 0, 0, 0, 4), "a multicast address"},
    {IPV4(240, 0, 0, 0, 4), "a reserved address"},
    {IPV6(128, 0), "an unspecified address"},
    {IPV6(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), "a loopback address"},
    {IPV6(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF), "an IPv4 address in IPv6's clothes"},
    {IPV6(96, 0), "an IPv4 address in IPv6's clothes"},
    {IPV6(96, 0x00, 0x64, 0xFF, 0x9B), "a NAT64 address"},
    {IPV6(48, 0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01), "a NAT64 address"},
    {IPV6(32, 0x20, 0x01, 0x00, 0x00), "a Teredo address"},
    {IPV6(23, 0x20, 0x01, 0x00), "a reserved address"},
    {IPV6(32, 0x20, 0x01, 0x0D, 0xB8), "an address for documentation"},
    {IPV6(16, 0x20, 0x02), "a 6to4 address"},
    {IPV6(20, 0x3F, 0xFF), "an address for documentation"},
    {IPV6(7, 0xFC), "a private address"},
    {IPV6(10, 0xFE, 0x80), "a link-local address"},
    {IPV6(10, 0xFE, 0xC0), "a private address"},
    {IPV6(8, 0xFF), "a multicast address"},
};

/* All that is given out for public use. */
static const struct address_range public_ipv6 = IPV6(3, 0x20);

bool address_of_socket(struct address *address, const struct sockaddr *socket_address, uint16_t *port)
{
    *address = (struct address){.is_ipv6 = socket_address->sa_family == AF_INET6};
    if (socket_address->sa_family == AF_INET6) {
        struct sockaddr_in6 ipv6;
        memcpy(&ipv6, socket_address, sizeof ipv6);
        memcpy(address->bytes, &ipv6.sin6_addr, 16);
        *port = ntohs(ipv6.sin6_port);
        return true;
    }
    if (socket_address->sa_family != AF_INET)
        return false;
    struct sockaddr_in ipv4;
    memcpy(&ipv4, socket_address, sizeof ipv4);
    memcpy(address->bytes, &ipv4.sin_addr, 4);
    *port = ntohs(ipv4.sin_port);
    return true;
}

bool address_read(struct address *address, struct text text)
{
    char copy[INET6_ADDRSTRLEN];
    if (text_starts_with(text, TEXT("[")) && text_ends_with(text, TEXT("]")) && text.length > 2)
        text = text_slice(text, 1, text.length - 1);
    if (text.length >= sizeof copy || text_find_byte(text, '\0', 0) != TEXT_NOT_FOUND)
        return false;
    memcpy(copy, text.bytes, text.length);
    copy[text.length] = '\0';
    *address = (struct address){.is_ipv6 = text_find_byte(text, ':', 0) != TEXT_NOT_FOUND};
    return inet_pton(address->is_ipv6 ? AF_INET6 : AF_INET, copy, address->bytes) == 1;
}

bool address_range_read(struct address_range *range, struct text text)
{
    bool has_bits = text_find_byte(text, '/', 0) != TEXT_NOT_FOUND;
    if (!address_read(&range->address, text_cut(&text, '/')))
        return false;
    unsigned most = range->address.is_ipv6 ? 128 : 32;
    range->bits = has_bits ? 0 : most;
    if (has_bits && (text.length < 1 || text.length > 3))
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        range->bits = range->bits * 10 + (unsigned)(text.bytes[i] - '0');
    }
    return range->bits <= most;
}

bool address_is_in(const struct address *address, const struct address_range *range)
{
    unsigned whole = range->bits / 8, rest = range->bits % 8;
    if (address->is_ipv6 != range->address.is_ipv6 || memcmp(address->bytes, range->address.bytes, whole) != 0)
        return false;
    return !rest || (address->bytes[whole] ^ range->address.bytes[whole]) >> (8 - rest) == 0;
}

const char *address_purpose(const struct address *address)
{
    for (size_t i = 0; i < sizeof purposes / sizeof purposes[0]; i++)
        if (address_is_in(address, &purposes[i].range))
            return purposes[i].name;
    return address->is_ipv6 && !address_is_in(address, &public_ipv6) ? "a reserved address" : NULL;
}
