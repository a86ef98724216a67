#include "list/link_policy.h"

#include "list/address.h"

static struct text without_scheme(struct text address)
{
    size_t at = text_find(address, TEXT("://"), 0);
    return at == TEXT_NOT_FOUND ? address : text_slice(address, at + 3, address.length);
}

static bool is_about(const struct link_policy *policy, struct text address, struct text host)
{
    if (text_find(policy->glob, TEXT("://"), 0) != TEXT_NOT_FOUND)
        return text_matches_glob(address, policy->glob);
    if (text_find_byte(policy->glob, '/', 0) != TEXT_NOT_FOUND)
        return text_matches_glob(without_scheme(address), policy->glob);
    return text_matches_glob(host, policy->glob);
}

/* The rulebook has seen to it that the number is one of few digits. */
static unsigned number_in(struct text text)
{
    struct text digits = text_trim(text);
    unsigned number = 0;
    for (size_t i = 0; i < digits.length; i++)
        number = number * 10 + (unsigned)(digits.bytes[i] - '0');
    return number;
}

static void apply(struct link_terms *terms, struct text policy)
{
    struct text verb = text_cut(&policy, ' ');
    if (text_equal(verb, TEXT("skip")))
        terms->skip = true;
    else if (text_equal(verb, TEXT("slow")))
        terms->in_flight = number_in(policy);
    else if (text_equal(verb, TEXT("alive")))
        terms->alive = (int)number_in(policy);
}

struct link_terms link_terms_of(const struct rulebook *rulebook, struct text address)
{
    struct text host_name = address_host(address);
    const struct host *host = rulebook_host(rulebook, host_name);
    struct link_terms terms = {.in_flight = host ? host->in_flight : 0};
    for (size_t i = 0; i < rulebook->link_policies.count; i++)
        if (is_about(&rulebook->link_policies.items[i], address, host_name))
            apply(&terms, rulebook->link_policies.items[i].policy);
    return terms;
}
