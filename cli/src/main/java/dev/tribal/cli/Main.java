package dev.tribal.cli;

import java.util.List;

/** The entry point: runs one command and ends the process with its status. */
public final class Main {
    private Main() {}

    /** Takes a command and its options; status 1 and one sentence tell of a failure, status 2 of wrong options. */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        try {
            var options = Options.of(args);
            switch (options.command()) {
                case "reindex" -> new Reindex(TribalApi.of(options), System.err).run(options);
                case "keys" -> new Keys(TribalApi.of(options), System.out, System.err).run(options);
                case "people" -> new People(TribalApi.of(options), System.out, System.err).run(options);
                case "scrub" -> new Scrub(TribalApi.of(options), System.err).run(options);
                case "hook" -> new HookCommand(System.out).run(options, System.in);
                case "outcome" -> new OutcomeReport(TribalApi.of(options), System.out).run(options);
                case "mcp" -> new Mcp(System.out, System.err).run(options, System.in);
                default -> throw new UsageException("unknown command " + options.command());
            }
            return 0;
        } catch (UsageException e) {
            System.err.printf("tribal: %s; see: tribal help%n", e.getMessage());
            return 2;
        } catch (CommandException e) {
            System.err.printf("tribal: %s%n", e.getMessage());
            return 1;
        }
    }
}
