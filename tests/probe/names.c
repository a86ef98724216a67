/* A name server for one process, by LD_PRELOAD: what it answers is in the name. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

typedef int look_up(const char *, const char *, const struct addrinfo *, struct addrinfo **);

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    look_up *real = NULL;
    *(void **)&real = dlsym(RTLD_NEXT, "getaddrinfo");
    if (strstr(name, "silent"))
        sleep(60);
    if (strstr(name, "missing"))
        return EAI_NONAME;
    if (strstr(name, "broken") || strstr(name, "silent"))
        return EAI_AGAIN;
    if (strstr(name, "private"))
        name = "10.0.0.1";
    if (strstr(name, "loopback") || strstr(name, "github"))
        name = "127.0.0.1";
    return real(name, service, hints, found);
}
