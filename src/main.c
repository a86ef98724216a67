/* rsfm-lint: files in, findings out, an exit status: 0 nothing to report, 1 findings at or above --fail-on, 2 the
 * job could not be done. */
#include "base/arena.h"
#include "edge/hook.h"
#include "edge/interrupt.h"
#include "lint_changes.h"
#include "lint_files.h"
#include "output/catalogue.h"
#include "output/writer.h"

#include <errno.h>
#include <string.h>

enum exit_status { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_TROUBLE = 2 };

static void show_rules(struct run *run)
{
    struct error error;
    const struct options *options = run->options;
    const struct rulebook *rulebook = setups_find(&run->setups, "README.md", &error);
    if (!rulebook) {
        run_complain(run, &error);
        return;
    }
    if (options->action == ACTION_LIST_RULES) {
        catalogue_list(stdout, rulebook);
        return;
    }
    const struct rule *rule = setup_rule(rulebook, options->explain, &error);
    if (rule)
        catalogue_explain(stdout, rule);
    else
        run_complain(run, &error);
}

static void say(const char *what, struct text path)
{
    struct writer writer = {.stream = stdout};
    writer_add_literal(&writer, what);
    writer_add(&writer, path);
    writer_add_literal(&writer, "\n");
}

static void install_hook(struct run *run)
{
    struct error error;
    struct hook_result result;
    if (!hook_install(&result, run->arena, &error)) {
        run_complain(run, &error);
        return;
    }
    say(result.is_changed ? "hook installed: " : "the hook is already installed: ", result.path);
    if (result.before.length)
        say("it runs the previous hook first: ", result.before);
}

static void uninstall_hook(struct run *run)
{
    struct error error;
    struct hook_result result;
    if (!hook_uninstall(&result, run->arena, &error)) {
        run_complain(run, &error);
        return;
    }
    say(result.is_changed ? "hook removed: " : "rsfm-lint has no hook here: ", result.path);
    if (result.is_changed && result.before.length)
        say("restored: ", result.before);
}

static void act(struct run *run)
{
    switch (run->options->action) {
    case ACTION_HELP:
        options_help(stdout);
        break;
    case ACTION_VERSION:
        puts("rsfm-lint " RSFM_LINT_VERSION);
        break;
    case ACTION_LIST_RULES:
    case ACTION_EXPLAIN:
        show_rules(run);
        break;
    case ACTION_INSTALL_HOOK:
        install_hook(run);
        break;
    case ACTION_UNINSTALL_HOOK:
        uninstall_hook(run);
        break;
    case ACTION_LINT:
        if (run->options->is_staged || run->options->since)
            lint_changes(run);
        else
            lint_files(run);
        break;
    }
}

static enum exit_status finish(struct run *run)
{
    struct error error;
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        error_set(&error, "cannot write to standard output: %s", strerror(errno ? errno : EIO));
        run_complain(run, &error);
    }
    run_end(run);
    return run->had_trouble ? EXIT_TROUBLE : run->had_failure ? EXIT_FINDINGS : EXIT_CLEAN;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct options options;
    struct error error;
    struct run run;
    if (!options_parse(&options, argc, argv, &arena, &error)) {
        writer_error(stderr, &error);
        arena_free(&arena);
        return EXIT_TROUBLE;
    }
    run_begin(&run, &options, &arena);
    act(&run);
    enum exit_status status = finish(&run);
    arena_free(&arena);
    if (run.linking.interrupt)
        interrupt_obey(run.linking.interrupt);
    return (int)status;
}
