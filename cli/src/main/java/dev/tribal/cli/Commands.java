package dev.tribal.cli;

import static dev.tribal.cli.Command.Option.flag;
import static dev.tribal.cli.Command.Option.value;

import dev.tribal.cli.Command.Option;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands. */
final class Commands {
    private static final List<Option> FACTS = List.of(
            value("project", "NAME", "the project (default: what the CI system says)"),
            value("commit", "ID", "the commit (default: what the CI system says)"),
            value("run-url", "URL", "where the run can be seen (default: what the CI system says)"),
            value("environment", "NAME", "where it ran, for example linux"),
            value("applied", "ERROR_ID/SOLUTION_ID", "a solution that is applied here; again for more"));
    private static final Option OUTPUT = value("output", "table|json", "for people (default) or for programs");
    private static final Option DRY_RUN = flag("dry-run", "only say what would be done");

    static final List<Command> ALL = Stream.concat(
                    Stream.of(
                            launcher("up", "[OPTION]...", "Starts Tribal on this machine."),
                            launcher("down", "[--data-dir DIR]", "Stops a Tribal that runs in the background."),
                            launcher("copy-records", "--from STORE --to STORE", "Copies all records to another store."),
                            launcher("migrate", "[--dry-run]", "Writes old records again in the newest schema."),
                            launcher("reencrypt", "", "Encrypts all that is stored with the first key."),
                            launcher("backup", "[list|verify] --to PLACE", "Backs up a Tribal that runs."),
                            launcher("restore", "--from PLACE", "Fills an empty installation from backups."),
                            launcher("jdk", "", "Prints the JDK 25 that Tribal uses."),
                            launcher("help", "[COMMAND]", "Says what there is, or what a command takes."),
                            words(
                                    "completion",
                                    "bash|zsh|fish",
                                    "Prints a script that completes tribal's commands and options in a shell.",
                                    List.of("bash", "zsh", "fish"))),
                    Stream.concat(Stream.of(report(), run(), search(), solve(), status()), others())
                            .map(Command::withConnection))
            .toList();

    private Commands() {}

    static Optional<Command> find(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private static Command report() {
        return command(
                "report",
                "FILE|DIR|-...",
                "Sends test reports (JUnit, NUnit, xUnit.net, TRX), SARIF, errors as NDJSON, archives of GitHub's\n"
                        + "logs, and logs of any other kind.\n"
                        + "What Tribal cannot take now is kept and sent with the next report.",
                FACTS,
                flag("log", "read the files as logs, whatever they look like"),
                flag("flush", "send what is kept; needs no file"),
                value("wait", "SECONDS", "how long to try for each file (default 30)"),
                OUTPUT);
    }

    private static Command run() {
        return command(
                "run",
                "[OPTION]... -- COMMAND [ARGUMENT]...",
                "Runs a command as if it stood alone. If it fails, reports what it printed and shows the known fix;\n"
                        + "if it passes after it failed, records which solution worked. Ends with the command's status.",
                FACTS,
                value("wait", "SECONDS", "how long to ask Tribal after a failure (default 10)"));
    }

    private static Command search() {
        return command(
                "search",
                "TEXT...|-",
                "Looks for recorded errors like a message, a stack trace or a log.",
                List.of(
                        value("project", "NAME", "only what this project reported"),
                        value("language", "NAME", "only errors of this language"),
                        value("max-results", "N", "1 to 50 (default 5)"),
                        OUTPUT));
    }

    private static Command solve() {
        return command(
                "solve",
                "ERROR_ID",
                "Records what fixed an error.",
                List.of(
                        value("description", "TEXT", "what to do; - is standard input"),
                        value("code-fix", "TEXT", "the change, best as a diff"),
                        value("explanation", "TEXT", "why it helps"),
                        value("reference", "URL", "where to read more; again for more"),
                        value("verify", "TEXT", "how to see that it helped"),
                        value("supersedes", "SOLUTION_ID", "the solution that it replaces"),
                        OUTPUT));
    }

    private static Command status() {
        return command("status", "", "Says whether Tribal answers, and what waits to be sent.", List.of(OUTPUT));
    }

    private static Stream<Command> others() {
        return Stream.of(
                command(
                        "outcome",
                        "ERROR_ID SOLUTION_ID",
                        "Says whether a solution worked.",
                        List.of(
                                flag("worked", "it did"),
                                flag("failed", "it did not"),
                                value("evidence", "TEXT", "how that was seen"),
                                value("run-url", "URL", "where that can be seen"),
                                value("commit", "ID", "the commit that applied it"),
                                value("environment", "NAME", "where, for example linux"))),
                words(
                        "mcp",
                        "[install]",
                        "Speaks MCP on standard input and output; install adds it to a client.",
                        List.of("install"),
                        value("client", "NAME", "claude-code, vscode, cursor, claude-desktop or generic"),
                        flag("yes", "write without asking"),
                        flag("without-hooks", "no hooks for Claude Code"),
                        value("command", "PATH", "what the client starts")),
                words(
                        "keys",
                        "create|list|revoke ID|rotate",
                        "Makes, lists and ends API keys; replaces the key that signs access tokens.",
                        List.of("create", "list", "revoke", "rotate"),
                        value("name", "NAME", "what a new key is called"),
                        value("role", "ROLE", "reader (default), reporter, solver, admin or operator"),
                        value("project", "NAME", "a project that it is restricted to; again for more"),
                        value("expires", "90d", "when it ends"),
                        value("source", "KIND", "agent, ci, app or human"),
                        value("description", "TEXT", "what it is for"),
                        value("tenant", "NAME", "the tenant that it is for"),
                        flag("dsn", "print it as a DSN for Sentry's SDKs: may write, to one project")),
                words(
                        "people",
                        "list|remove NAME",
                        "Lists who can sign in, and forgets them.",
                        List.of("list", "remove"),
                        flag("with-keys", "also revoke the API keys that they made")),
                command(
                        "reindex",
                        "",
                        "Builds a new vector index beside the one that serves, and switches to it.",
                        List.of(
                                value("model", "NAME", "the model of the new index"),
                                value("vector-index", "NAME", "lucene or chroma"),
                                flag("status", "list all indexes"),
                                flag("cancel", "give up the one that is being built"),
                                value("drop", "NAME", "delete one that does not serve"))),
                command(
                        "scrub",
                        "",
                        "Takes out of what is stored what a scrub rule finds.",
                        List.of(value("rule", "NAME", "a rule, or all"), DRY_RUN)),
                words(
                        "grouping",
                        "status|switch --to VERSION",
                        "Shows which version of the fingerprints assigns reports to errors, and switches to a newer one.",
                        List.of("status", "switch"),
                        value("to", "VERSION", "switch: the version that is to decide"),
                        DRY_RUN),
                words(
                        "dead-letters",
                        "list|show ID|replay ID|replay --all|discard ID",
                        "Lists events that could not be applied, replays them and gives them up.",
                        List.of("list", "show", "replay", "discard"),
                        value("state", "STATE", "list: open (default), replayed, discarded or all"),
                        flag("all", "replay: all that wait"),
                        value("event-type", "TYPE", "replay --all: only events of this type"),
                        value("error-id", "ERROR_ID", "replay --all: only events about this error"),
                        OUTPUT),
                words("hook", "lookup|record", "What Claude Code's hooks run.", List.of("lookup", "record")));
    }

    private static Command launcher(String name, String arguments, String summary) {
        return new Command(name, arguments, summary, List.of(), List.of(), true);
    }

    private static Command command(
            String name, String arguments, String summary, List<Option> options, Option... more) {
        return new Command(
                name,
                arguments,
                summary,
                List.of(),
                Stream.concat(options.stream(), Stream.of(more)).toList(),
                false);
    }

    private static Command words(String name, String arguments, String summary, List<String> words, Option... options) {
        return new Command(name, arguments, summary, words, List.of(options), false);
    }
}
