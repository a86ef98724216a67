#include "support.h"

#include "edge/replace.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena arena;
static struct error error;
static char folder[64];

/* Every test starts in an empty folder of its own. */
static int enter_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/rsfm-lint-replace-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    (void)state;
    arena_free(&arena);
    char command[256];
    snprintf(command, sizeof command, "chmod -R u+rwx '%s' && rm -r '%s'", folder, folder);
    return chdir("/") == 0 ? system(command) : -1;
}

static void write_file(const char *path, const char *content)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static struct text read_file(const char *path)
{
    char bytes[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return text_copy(&arena, (struct text){bytes, length});
}

/* Everything in the folder, hidden files too. */
static struct text names_in(const char *path)
{
    char command[256], names[1024];
    snprintf(command, sizeof command, "ls -A '%s' | tr '\\n' ' '", path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    size_t length = fread(names, 1, sizeof names, pipe);
    pclose(pipe);
    return text_copy(&arena, (struct text){names, length});
}

static bool replace(const char *path, const char *original, const char *content)
{
    return replace_file(path, text_from(original), text_from(content), &arena, &error);
}

static void a_file_is_replaced_and_nothing_stays_beside_it(void **state)
{
    (void)state;
    write_file("README.md", "old\n");
    assert_true(replace("README.md", "old\n", "new\r\n"));
    assert_text(read_file("README.md"), "new\r\n");
    assert_text(names_in("."), "README.md ");
}

static void the_mode_stays(void **state)
{
    (void)state;
    struct stat status;
    write_file("README.md", "old");
    chmod("README.md", 0640);
    assert_true(replace("README.md", "old", "new"));
    assert_int_equal(stat("README.md", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
}

static void the_owner_stays_where_that_is_allowed(void **state)
{
    (void)state;
    struct stat status;
    write_file("README.md", "old");
    if (chown("README.md", 4321, 4322) != 0)
        skip();
    assert_true(replace("README.md", "old", "new"));
    assert_int_equal(stat("README.md", &status), 0);
    assert_int_equal(status.st_uid, 4321);
    assert_int_equal(status.st_gid, 4322);
}

static void a_link_stays_and_its_target_is_replaced(void **state)
{
    (void)state;
    struct stat status;
    mkdir("docs", 0755);
    write_file("docs/list.md", "old");
    assert_int_equal(symlink("docs/list.md", "README.md"), 0);
    assert_true(replace("README.md", "old", "new"));
    assert_int_equal(lstat("README.md", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_text(read_file("docs/list.md"), "new");
    assert_text(names_in("docs"), "list.md ");
}

static void a_file_that_somebody_changed_is_left_alone(void **state)
{
    (void)state;
    static const char *const changed[] = {"oxd", "old and more", "ol", ""};
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++) {
        write_file("README.md", changed[i]);
        assert_false(replace("README.md", "old", "new"));
        assert_text(text_from(error.message), "cannot replace it: somebody else changed it meanwhile");
        assert_text(text_from(error.path), "README.md");
        assert_text(read_file("README.md"), changed[i]);
        assert_text(names_in("."), "README.md ");
    }
}

static void a_read_only_file_is_left_alone(void **state)
{
    (void)state;
    write_file("README.md", "old");
    chmod("README.md", 0444);
    assert_false(replace("README.md", "old", "new"));
    assert_text(text_from(error.message), "cannot replace it: it is read-only");
    assert_text(read_file("README.md"), "old");
}

static void what_is_no_file_is_left_alone(void **state)
{
    (void)state;
    mkfifo("pipe", 0600);
    mkdir("folder", 0700);
    assert_false(replace("pipe", "", "new"));
    assert_text(text_from(error.message), "cannot replace it: it is not a regular file");
    assert_false(replace("folder", "", "new"));
    assert_text(text_from(error.message), "cannot replace it: it is not a regular file");
}

static void a_missing_file_is_an_error_and_a_new_one_is_not(void **state)
{
    (void)state;
    struct stat status;
    assert_false(replace("README.md", "old", "new"));
    assert_text(text_from(error.message), "cannot replace it: No such file or directory; it is as it was");
    mode_t mask = umask(027);
    assert_true(replace("baseline", "", "new"));
    umask(mask);
    assert_text(read_file("baseline"), "new");
    assert_int_equal(stat("baseline", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_false(replace("nowhere/baseline", "", "new"));
}

static void a_disk_without_room_leaves_the_old_file(void **state)
{
    (void)state;
    struct rlimit before, none;
    write_file("README.md", "old");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none = (struct rlimit){1, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    bool is_done = replace("README.md", "old", "new");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(is_done);
    assert_text(text_from(error.message), "cannot write beside it: File too large; it is as it was");
    assert_text(read_file("README.md"), "old");
    assert_text(names_in("."), "README.md ");
}

/* A process that replaces one file over and over, stopped at moments that nobody chose. */
static void killed_at_any_moment_the_file_is_whole(void **state)
{
    (void)state;
    enum { KILLS = 60, LONGEST_WAIT = 4000 /* microseconds */ };
    static char old[3000], new[2000];
    memset(old, 'o', sizeof old - 1);
    memset(new, 'n', sizeof new - 1);
    write_file("README.md", old);
    for (unsigned i = 0; i < KILLS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            struct arena own = {0};
            for (;;) {
                replace_file("README.md", text_from(old), text_from(new), &own, &error);
                replace_file("README.md", text_from(new), text_from(old), &own, &error);
                arena_free(&own);
            }
        }
        usleep(i * (LONGEST_WAIT / KILLS));
        kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        struct text now = read_file("README.md");
        assert_true(text_equal(now, text_from(old)) || text_equal(now, text_from(new)));
    }
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_replaced_and_nothing_stays_beside_it),
        IN_FOLDER(the_mode_stays),
        IN_FOLDER(the_owner_stays_where_that_is_allowed),
        IN_FOLDER(a_link_stays_and_its_target_is_replaced),
        IN_FOLDER(a_file_that_somebody_changed_is_left_alone),
        IN_FOLDER(a_read_only_file_is_left_alone),
        IN_FOLDER(what_is_no_file_is_left_alone),
        IN_FOLDER(a_missing_file_is_an_error_and_a_new_one_is_not),
        IN_FOLDER(a_disk_without_room_leaves_the_old_file),
        IN_FOLDER(killed_at_any_moment_the_file_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
