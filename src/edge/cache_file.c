#include "edge/cache_file.h"

#include "base/arena.h"
#include "markdown/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_WAIT = 10 * 1000, STEP = 20 }; /* milliseconds */

bool cache_file_read(const char *path, struct text *content, struct arena *arena, struct error *error)
{
    struct source source;
    *content = TEXT("");
    if (access(path, F_OK) != 0 && errno == ENOENT)
        return true;
    if (!source_read(&source, path, -1, arena, error))
        return false;
    if (source.too_large || source.content.length > CACHE_FILE_LIMIT)
        return error_set_at(error, path, 0, 0, "it is larger than 32 MiB, so it is no cache of links");
    *content = source.content;
    return true;
}

/* Every folder of the path that is not there. */
static bool make_folders(const char *path, struct arena *arena, struct error *error)
{
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        if (slash == path)
            continue;
        const char *folder = text_copy(arena, (struct text){path, (size_t)(slash - path)}).bytes;
        if (mkdir(folder, 0777) != 0 && errno != EEXIST && errno != EISDIR)
            return error_set_at(error, folder, 0, 0, "cannot make this folder: %s", strerror(errno));
    }
    return true;
}

int cache_file_lock(const char *path, struct arena *arena, struct error *error)
{
    const char *name = text_format(arena, "%s.lock", path).bytes;
    if (!make_folders(path, arena, error))
        return -1;
    int lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    if (lock < 0) {
        error_set_at(error, name, 0, 0, "cannot open it: %s", strerror(errno));
        return -1;
    }
    for (int waited = 0; flock(lock, LOCK_EX | LOCK_NB) != 0; waited += STEP) {
        bool is_held = errno == EWOULDBLOCK || errno == EINTR;
        if (!is_held || waited >= LONGEST_WAIT) {
            error_set_at(error, name, 0, 0, "cannot lock it: %s",
                         is_held ? "another run holds it" : strerror(errno));
            close(lock);
            return -1;
        }
        poll(NULL, 0, STEP);
    }
    return lock;
}

void cache_file_unlock(int lock)
{
    if (lock >= 0)
        close(lock);
}
