#include "edge/locate.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

enum { LONGEST_PATH = 4096 };

/* The path of our own program; the empty text where the system does not tell. */
static struct text own_path(struct arena *arena)
{
    char *path = arena_allocate(arena, LONGEST_PATH);
#ifdef __APPLE__
    uint32_t size = LONGEST_PATH;
    return _NSGetExecutablePath(path, &size) == 0 ? text_from(path) : TEXT("");
#else
    ssize_t length = readlink("/proc/self/exe", path, LONGEST_PATH);
    return length > 0 && length < LONGEST_PATH ? (struct text){path, (size_t)length} : TEXT("");
#endif
}

static struct text folder_of(struct text path)
{
    while (path.length && path.bytes[path.length - 1] != '/')
        path.length--;
    return path;
}

/* NULL unless the program lies in that folder. */
static const char *program_in(struct text folder, const char *name, struct arena *arena)
{
    struct stat status;
    const char *separator = text_ends_with(folder, TEXT("/")) ? "" : "/";
    const char *path = text_format(arena, "%.*s%s%s", TEXT_ARGUMENTS(folder), separator, name).bytes;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0 ? path : NULL;
}

const char *locate_program(const char *name, struct arena *arena)
{
    struct text own = folder_of(own_path(arena)), rest = text_from(getenv("PATH"));
    const char *path = own.length ? program_in(own, name, arena) : NULL;
    while (!path && rest.length) {
        struct text folder = text_cut(&rest, ':');
        if (text_starts_with(folder, TEXT("/")))
            path = program_in(folder, name, arena);
    }
    return path;
}
