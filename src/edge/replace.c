#include "edge/replace.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct replacement {
    const char *path;    /* as the user knows it, for errors */
    struct text target;  /* where path leads; ends in NUL, as the next two do */
    struct text folder;
    struct text beside;  /* the new file until it is renamed; empty where there is none */
    struct text original, content;
    bool is_new;
    struct stat status;  /* of the target; nothing when is_new */
    struct error *error;
};

static bool fail(struct replacement *replacement, const char *what, int reason)
{
    return error_set_at(replacement->error, replacement->path, 0, 0, "%s: %s; it is as it was", what,
                        strerror(reason));
}

static bool refuse(struct replacement *replacement, const char *why)
{
    return error_set_at(replacement->error, replacement->path, 0, 0, "cannot replace it: %s", why);
}

static bool find_target(struct replacement *replacement, struct arena *arena)
{
    char *real = realpath(replacement->path, NULL);
    replacement->is_new = !real && errno == ENOENT && !replacement->original.length;
    if (!real && !replacement->is_new)
        return fail(replacement, "cannot replace it", errno);
    replacement->target = text_copy(arena, text_from(real ? real : replacement->path));
    free(real);
    size_t length = replacement->target.length;
    while (length && replacement->target.bytes[length - 1] != '/')
        length--;
    replacement->folder = length ? text_copy(arena, text_slice(replacement->target, 0, length)) : TEXT("./");
    return true;
}

static bool check_target(struct replacement *replacement)
{
    if (replacement->is_new)
        return true;
    if (stat(replacement->target.bytes, &replacement->status) != 0)
        return fail(replacement, "cannot replace it", errno);
    if (!S_ISREG(replacement->status.st_mode))
        return refuse(replacement, "it is not a regular file");
    /* Renaming asks nothing of the old file's mode, and root may write everything: so the mode itself is asked. */
    if (!(replacement->status.st_mode & 0222) || access(replacement->target.bytes, W_OK) != 0)
        return refuse(replacement, "it is read-only");
    return true;
}

/* Whether the file that can be read from descriptor has exactly those bytes. */
static bool holds(int descriptor, struct text bytes)
{
    char piece[16 * 1024];
    size_t at = 0;
    for (;;) {
        ssize_t count = read(descriptor, piece, sizeof piece);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0 && at == bytes.length;
        if ((size_t)count > bytes.length - at || memcmp(piece, bytes.bytes + at, (size_t)count) != 0)
            return false;
        at += (size_t)count;
    }
}

static bool is_unchanged(const struct replacement *replacement)
{
    int descriptor = open(replacement->target.bytes, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return replacement->is_new && errno == ENOENT;
    bool is_same = holds(descriptor, replacement->original);
    close(descriptor);
    return is_same;
}

static bool write_all(int descriptor, struct text text)
{
    while (text.length) {
        ssize_t count = write(descriptor, text.bytes, text.length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        text = text_slice(text, (size_t)count, text.length);
    }
    return true;
}

/* The owner first: changing it may take away bits of the mode. Who may not give files away keeps the new one. */
static bool copy_mode(int descriptor, const struct replacement *replacement)
{
    if (replacement->is_new) {
        mode_t mask = umask(0);
        umask(mask);
        return fchmod(descriptor, 0666 & ~mask) == 0;
    }
    if (fchown(descriptor, replacement->status.st_uid, replacement->status.st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(descriptor, replacement->status.st_mode & 07777) == 0;
}

static bool write_beside(struct replacement *replacement, struct arena *arena)
{
    struct text name = text_format(arena, "%.*s.rsfm-lint-XXXXXX", TEXT_ARGUMENTS(replacement->folder));
    char *path = arena_allocate_array(arena, name.length + 1, 1);
    memcpy(path, name.bytes, name.length);
    int descriptor = mkstemp(path);
    if (descriptor < 0)
        return fail(replacement, "cannot write beside it", errno);
    replacement->beside = text_from(path);
    bool is_written = write_all(descriptor, replacement->content) && copy_mode(descriptor, replacement) &&
                      fsync(descriptor) == 0;
    int reason = errno;
    bool is_closed = close(descriptor) == 0;
    if (!is_written || !is_closed)
        return fail(replacement, "cannot write beside it", is_written ? errno : reason);
    return true;
}

/* A rename is on the disk when its folder is. Some file systems cannot be asked for that: then it is as good as it
 * gets. */
static void settle(const struct replacement *replacement)
{
    int descriptor = open(replacement->folder.bytes, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    close(descriptor);
}

static bool exchange(struct replacement *replacement, struct arena *arena)
{
    if (!write_beside(replacement, arena))
        return false;
    if (!is_unchanged(replacement))
        return refuse(replacement, "somebody else changed it meanwhile");
    if (rename(replacement->beside.bytes, replacement->target.bytes) != 0)
        return fail(replacement, "cannot replace it", errno);
    replacement->beside = TEXT("");
    settle(replacement);
    return true;
}

bool replace_file(const char *path, struct text original, struct text content, struct arena *arena,
                  struct error *error)
{
    struct replacement replacement = {.path = path, .original = original, .content = content, .error = error};
    if (!find_target(&replacement, arena) || !check_target(&replacement))
        return false;
    /* What ends the program waits for this moment, lest the file beside stays behind; and a limit of file size is
     * an error like a full disk. */
    sigset_t ending, before;
    sigemptyset(&ending);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, &before);
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigaction(SIGXFSZ, &ignore, &old);
    bool is_done = exchange(&replacement, arena);
    if (replacement.beside.length)
        unlink(replacement.beside.bytes);
    sigaction(SIGXFSZ, &old, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return is_done;
}
