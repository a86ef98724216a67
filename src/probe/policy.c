#include "probe/policy.h"

#include "base/arena.h"

static const char other_port[] = "a port other than 80 and 443";

static bool is_host_glob(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        bool is_fit = is_letter || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' ||
                      byte == '*';
        if (!is_fit)
            return false;
    }
    return text.length > 0;
}

bool policy_allow(struct policy *policy, struct text host_or_range, struct arena *arena, struct error *error)
{
    struct allowance allowance = {.host = TEXT("")};
    if (!address_range_read(&allowance.range, host_or_range)) {
        if (!is_host_glob(host_or_range))
            return error_set(error, "--allow takes a host, an address or a range such as 10.0.0.0/8, not \"%.*s\"",
                             TEXT_ARGUMENTS(host_or_range));
        allowance.host = url_lower_case(host_or_range, arena);
    }
    *array_add(arena, &policy->allowances) = allowance;
    return true;
}

static bool opens_host(const struct policy *policy, struct text host)
{
    for (size_t i = 0; i < policy->allowances.count; i++)
        if (text_matches_glob(host, policy->allowances.items[i].host) && policy->allowances.items[i].host.length)
            return true;
    return false;
}

static bool opens_address(const struct policy *policy, const struct address *address)
{
    for (size_t i = 0; i < policy->allowances.count; i++) {
        const struct allowance *allowance = &policy->allowances.items[i];
        if (!allowance->host.length && address_is_in(address, &allowance->range))
            return true;
    }
    return false;
}

static bool opens_ranges(const struct policy *policy)
{
    for (size_t i = 0; i < policy->allowances.count; i++)
        if (!policy->allowances.items[i].host.length)
            return true;
    return false;
}

static bool is_web_port(uint16_t port)
{
    return port == 80 || port == 443;
}

const char *policy_refuses_url(const struct policy *policy, const struct url *url)
{
    struct address address;
    if (opens_host(policy, url->host))
        return NULL;
    if (!address_read(&address, url->host))
        return is_web_port(url->port) || opens_ranges(policy) ? NULL : other_port;
    if (opens_address(policy, &address))
        return NULL;
    const char *purpose = address_purpose(&address);
    return purpose ? purpose : is_web_port(url->port) ? NULL : other_port;
}

const char *policy_refuses_socket(const struct policy *policy, struct text host,
                                  const struct sockaddr *socket_address)
{
    struct address address;
    uint16_t port;
    if (!address_of_socket(&address, socket_address, &port))
        return "an address of no known kind";
    if (opens_host(policy, host) || opens_address(policy, &address))
        return NULL;
    const char *purpose = address_purpose(&address);
    return purpose ? purpose : is_web_port(port) ? NULL : other_port;
}

bool policy_gives_token(const struct url *url, bool was_redirected)
{
    return !was_redirected && url->is_https && url->port == 443 && text_equal(url->host, TEXT("api.github.com"));
}
