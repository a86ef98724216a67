#include "probe/transfer.h"

#include "probe/attempt.h"
#include "probe/clock.h"
#include "probe/response.h"
#include "probe/retry_after.h"

#include "base/arena.h"

#include <curl/curl.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define USER_AGENT "rsfm-lint-probe/" RSFM_LINT_VERSION " (+https://github.com/rsfm-lint/rsfm-lint)"

enum { ENOUGH_BODY = 32 * 1024, MOST_OF_A_PAGE = 4 * 1024 * 1024, PATIENCE_WITH_BODIES = 2000, FILES_AT_ONCE = 4 };

struct slot {
    struct transfers *transfers;
    struct slot *next_free;
    CURL *easy;
    struct transfer_order order;
    struct response response;
    struct curl_slist *resolve, *headers;
    size_t body_bytes;
    bool was_cut;        /* by us, when enough was known */
    const char *refused; /* by the policy, at least one address */
    bool has_socket;
    int socket_error;
    bool has_cookies; /* in its memory */
};

struct transfers {
    CURLM *multi;
    struct slot *slots, *free_slots;
    struct transfer_settings settings;
    struct arena *arena;
};

static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct slot *slot = data;
    const char *refused =
        policy_refuses_socket(slot->transfers->settings.policy, slot->order.url->host, &address->addr);
    if (refused || purpose != CURLSOCKTYPE_IPCXN) {
        slot->refused = refused ? refused : "not a connection";
        return CURL_SOCKET_BAD;
    }
    int socket_number = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket_number < 0)
        slot->socket_error = errno;
    slot->has_socket |= socket_number >= 0;
    return socket_number < 0 ? CURL_SOCKET_BAD : socket_number;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *data)
{
    struct slot *slot = data;
    struct text line = {bytes, size * count};
    return response_take_line(&slot->response, line, clock_now(), slot->transfers->arena) ? line.length : 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *data)
{
    struct slot *slot = data;
    struct text piece = {bytes, size * count};
    slot->body_bytes += piece.length;
    bool is_searched = slot->order.searches && slot->response.is_html;
    for (struct fragment_search *search = slot->order.searches; search && is_searched; search = search->next)
        fragment_search_feed(search, piece);
    slot->was_cut = slot->body_bytes > (is_searched ? MOST_OF_A_PAGE : ENOUGH_BODY);
    return slot->was_cut ? 0 : piece.length;
}

/* A body that does not come tells nothing that the status has not told. */
static int watch_body(void *data, curl_off_t total, curl_off_t now, curl_off_t upload_total, curl_off_t upload_now)
{
    struct slot *slot = data;
    (void)total, (void)now, (void)upload_total, (void)upload_now;
    uint64_t patience = PATIENCE_WITH_BODIES * (slot->order.searches ? 5 : 1);
    slot->was_cut = slot->response.is_complete && clock_now() > slot->response.completed_at + patience;
    return slot->was_cut;
}

static void set_protocols(CURL *easy)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
#endif
}

/* What holds for every request. */
static bool prepare(struct slot *slot, const struct transfer_settings *settings)
{
    CURL *easy = slot->easy = curl_easy_init();
    if (!easy)
        return false;
    set_protocols(easy);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, slot);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, USER_AGENT);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, settings->timeout);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, settings->connect_timeout);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, slot);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, slot);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, slot);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, watch_body);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, slot);
    return !settings->ca_file || curl_easy_setopt(easy, CURLOPT_CAINFO, settings->ca_file) == CURLE_OK;
}

struct transfers *transfers_new(const struct transfer_settings *settings, struct arena *arena, struct error *error)
{
    struct transfers *transfers = arena_allocate(arena, sizeof *transfers);
    transfers->settings = *settings;
    transfers->arena = arena;
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(transfers->multi = curl_multi_init())) {
        error_set(error, "libcurl does not start: %s", strerror(errno));
        return NULL;
    }
    curl_multi_setopt(transfers->multi, CURLMOPT_MAXCONNECTS, (long)settings->most_connections);
    transfers->slots = arena_allocate_array(arena, settings->most, sizeof *transfers->slots);
    for (unsigned i = settings->most; i-- > 0;) {
        transfers->slots[i] = (struct slot){.transfers = transfers, .next_free = transfers->free_slots};
        transfers->free_slots = &transfers->slots[i];
    }
    return transfers;
}

void transfers_free(struct transfers *transfers)
{
    for (unsigned i = 0; i < transfers->settings.most; i++) {
        struct slot *slot = &transfers->slots[i];
        if (slot->easy) {
            curl_multi_remove_handle(transfers->multi, slot->easy);
            curl_easy_cleanup(slot->easy);
        }
        curl_slist_free_all(slot->resolve);
        curl_slist_free_all(slot->headers);
    }
    curl_multi_cleanup(transfers->multi);
    curl_global_cleanup();
}

static void add_line(struct curl_slist **lines, struct text text, struct arena *arena)
{
    struct curl_slist *longer = curl_slist_append(*lines, text_copy(arena, text).bytes);
    if (!longer)
        out_of_memory();
    *lines = longer;
}

static void set_addresses(struct slot *slot)
{
    const struct url *url = slot->order.url;
    curl_slist_free_all(slot->resolve);
    slot->resolve = NULL;
    if (slot->order.addresses.length)
        add_line(&slot->resolve, text_format(slot->transfers->arena, "%.*s:%u:%.*s", TEXT_ARGUMENTS(url->host),
                                             url->port, TEXT_ARGUMENTS(slot->order.addresses)),
                 slot->transfers->arena);
    curl_easy_setopt(slot->easy, CURLOPT_RESOLVE, slot->resolve);
}

static void set_token(struct slot *slot)
{
    curl_slist_free_all(slot->headers);
    slot->headers = NULL;
    struct text token = slot->order.token;
    struct arena *arena = slot->transfers->arena;
    if (token.length)
        add_line(&slot->headers, text_format(arena, "Authorization: Bearer %.*s", TEXT_ARGUMENTS(token)), arena);
    curl_easy_setopt(slot->easy, CURLOPT_HTTPHEADER, slot->headers);
}

static void set_cookies(struct slot *slot)
{
    if (slot->has_cookies)
        curl_easy_setopt(slot->easy, CURLOPT_COOKIELIST, "ALL");
    slot->has_cookies = slot->order.cookies.length > 0;
    struct text rest = slot->order.cookies;
    while (rest.length) {
        struct text cookie = text_copy(slot->transfers->arena, text_cut(&rest, '\n'));
        curl_easy_setopt(slot->easy, CURLOPT_COOKIELIST, cookie.bytes);
    }
}

static void set_method(struct slot *slot)
{
    bool with_get = slot->order.with_get, wants_http2 = slot->order.url->is_https && !slot->order.with_plain_http1;
    if (with_get)
        curl_easy_setopt(slot->easy, CURLOPT_HTTPGET, 1L);
    else
        curl_easy_setopt(slot->easy, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(slot->easy, CURLOPT_NOPROGRESS, with_get ? 0L : 1L);
    curl_easy_setopt(slot->easy, CURLOPT_HTTP_VERSION,
                     (long)(wants_http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    /* One connection for all that the host is asked over HTTP/2. Without TLS a request would wait for the whole
     * answer to the first one before libcurl knows that there is no HTTP/2. */
    curl_easy_setopt(slot->easy, CURLOPT_PIPEWAIT, wants_http2 ? 1L : 0L);
}

bool transfers_start(struct transfers *transfers, const struct transfer_order *order)
{
    struct slot *slot = transfers->free_slots;
    if (!slot || (!slot->easy && !prepare(slot, &transfers->settings)))
        return false;
    slot->order = *order;
    slot->response = (struct response){.retry_after = RETRY_AFTER_NONE};
    slot->body_bytes = 0;
    slot->was_cut = slot->has_socket = false;
    slot->refused = NULL;
    slot->socket_error = 0;
    set_addresses(slot);
    set_token(slot);
    set_cookies(slot);
    set_method(slot);
    curl_easy_setopt(slot->easy, CURLOPT_URL, order->url->whole.bytes);
    if (curl_multi_add_handle(transfers->multi, slot->easy) != CURLM_OK)
        return false;
    transfers->free_slots = slot->next_free;
    return true;
}

/* All cookies that the chain now has, or none where the server set none since. */
static struct text collect_cookies(struct slot *slot)
{
    enum { MOST_BYTES = 16 * 1024 };
    struct builder builder = {.arena = slot->transfers->arena};
    struct curl_slist *list = NULL;
    if (!slot->response.sets_cookies)
        return slot->order.cookies;
    slot->has_cookies = true;
    curl_easy_getinfo(slot->easy, CURLINFO_COOKIELIST, &list);
    for (struct curl_slist *item = list; item; item = item->next) {
        struct text line = text_from(item->data);
        if (builder.length + line.length > MOST_BYTES)
            break;
        if (builder.length)
            builder_add_byte(&builder, '\n');
        builder_add(&builder, line);
    }
    curl_slist_free_all(list);
    return builder_text(&builder);
}

static void fill_answer(struct slot *slot, CURLcode result, struct answer *answer)
{
    const struct response *response = &slot->response;
    *answer = (struct answer){.was_head = !slot->order.with_get, .retry_after = response->retry_after};
    /* The status counts, whatever became of the body. */
    if (result != CURLE_OK && !response->is_complete) {
        struct attempt attempt = {.easy = slot->easy, .result = result, .has_socket = slot->has_socket,
                                  .socket_error = slot->socket_error, .refused = slot->refused};
        attempt_explain(&attempt, answer);
        if (response->is_too_long)
            attempt_was_too_long(answer);
        answer->never_connected = response->bytes == 0 && answer->failure != FAILURE_OWN;
        return;
    }
    answer->status = response->status;
    answer->is_challenge = response->is_challenge;
    answer->location = response->location;
    answer->cookies = collect_cookies(slot);
    answer->is_whole_page = slot->order.with_get && result == CURLE_OK && response->is_html;
    if (!response->is_complete) {
        answer->failure = FAILURE_BROKEN;
        answer->problem = "the answer is not HTTP";
    }
}

void *transfers_next(struct transfers *transfers, struct answer *answer)
{
    int left;
    CURLMsg *message = curl_multi_info_read(transfers->multi, &left);
    if (!message)
        return NULL;
    struct slot *slot;
    CURLcode result = message->data.result;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&slot);
    fill_answer(slot, result, answer);
    curl_multi_remove_handle(transfers->multi, slot->easy);
    slot->next_free = transfers->free_slots;
    transfers->free_slots = slot;
    return slot->order.owner;
}

bool transfers_wait(struct transfers *transfers, const struct pollfd *files, unsigned count, int milliseconds,
                    struct error *error)
{
    struct curl_waitfd waits[FILES_AT_ONCE];
    int running;
    if (count > FILES_AT_ONCE)
        count = FILES_AT_ONCE;
    for (unsigned i = 0; i < count; i++)
        waits[i] = (struct curl_waitfd){.fd = files[i].fd,
                                        .events = files[i].events & POLLIN ? CURL_WAIT_POLLIN : 0};
    /* What was just started is due at once, so this does not wait before it has begun. */
    CURLMcode result = curl_multi_poll(transfers->multi, waits, count, milliseconds, NULL);
    if (result == CURLM_OK)
        result = curl_multi_perform(transfers->multi, &running);
    return result == CURLM_OK || error_set(error, "libcurl gave up: %s", curl_multi_strerror(result));
}

void transfers_wake(void *transfers)
{
    curl_multi_wakeup(((struct transfers *)transfers)->multi);
}
