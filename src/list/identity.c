#include "list/identity.h"

#include "base/arena.h"
#include "list/arxiv.h"
#include "list/publisher.h"
#include "markdown/byte.h"

static struct text joined(struct arena *arena, struct text left, char joint, struct text right)
{
    struct builder builder = {.arena = arena};
    builder_add(&builder, left);
    builder_add_byte(&builder, joint);
    builder_add(&builder, right);
    return builder_text(&builder);
}

struct text identity_arxiv(struct text text)
{
    struct arena arena = {0};
    struct address address = address_split(text, &arena);
    struct text id = publisher_arxiv(&address);
    arena_free(&arena);
    return id;
}

static bool is_tracking(struct text parameter_text)
{
    struct text key = text_cut(&parameter_text, '=');
    return text_starts_with(key, TEXT("utm_")) || text_equal(key, TEXT("fbclid")) ||
           text_equal(key, TEXT("gclid")) || text_equal(key, TEXT("ref")) || text_equal(key, TEXT("spm"));
}

static struct text plain_address(struct arena *arena, const struct address *address)
{
    struct builder builder = {.arena = arena};
    builder_add(&builder, address->host);
    builder_add(&builder, address_without_suffix(address->path, TEXT("/")));
    char joint = '?';
    for (struct text query = address->query; query.length;) {
        struct text one = text_cut(&query, '&');
        if (is_tracking(one))
            continue;
        builder_add_byte(&builder, joint);
        builder_add(&builder, one);
        joint = '&';
    }
    return builder_text(&builder);
}

/* The form that most addresses of papers have, read without taking it apart; empty for any other. */
static struct text plain_arxiv(struct text text)
{
    bool is_arxiv = address_skip(&text, TEXT("https://arxiv.org/abs/")) ||
                    address_skip(&text, TEXT("https://arxiv.org/pdf/"));
    return is_arxiv && address_digits(text, 0) == 4 ? arxiv_at_start(text) : TEXT("");
}

/* Likewise owner/name. */
static struct text plain_repository(struct text text)
{
    size_t slashes = 0;
    if (!address_skip(&text, TEXT("https://github.com/")) || text_ends_with(text, TEXT(".git")))
        return TEXT("");
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        bool is_word = byte_is_letter_or_digit(byte) || byte == '-' || byte == '_' || byte == '.';
        slashes += byte == '/';
        if (!is_word && (byte != '/' || !i || i + 1 == text.length))
            return TEXT("");
    }
    return slashes == 1 ? text : TEXT("");
}

struct text identity_of_paper(struct arena *arena, struct text text)
{
    struct text arxiv = plain_arxiv(text);
    if (arxiv.length || text_is_blank(text))
        return arxiv.length ? joined(arena, TEXT("arxiv"), ':', arxiv) : TEXT("");
    struct address address = address_split(text, arena);
    struct published published = publisher_read(&address);
    if (!published.id.length)
        return plain_address(arena, &address);
    if (published.folds)
        published.id = address_lowered(published.id, arena);
    return joined(arena, published.kind, ':', published.id);
}

struct text identity_of_repository(struct arena *arena, struct text text)
{
    struct text plain = plain_repository(text);
    if (plain.length)
        return address_lowered(plain, arena);
    struct address address = address_split(text, arena);
    struct text path = address.path;
    if (!address_host_is(&address, TEXT("github.com")) || !address_skip(&path, TEXT("/")))
        return plain_address(arena, &address);
    struct text owner = text_cut(&path, '/');
    struct text name = address_without_suffix(text_cut(&path, '/'), TEXT(".git"));
    if (!name.length)
        return plain_address(arena, &address);
    struct text below = address_without_suffix(path, TEXT("/"));
    struct text branch = below;
    /* The whole tree of a branch is the repository; only a path below it is another thing. */
    struct text identity = joined(arena, address_lowered(owner, arena), '/', address_lowered(name, arena));
    bool is_part = address_skip(&branch, TEXT("tree/")) && text_find_byte(branch, '/', 0) != TEXT_NOT_FOUND;
    return is_part ? joined(arena, identity, '/', below) : identity;
}
