package dev.tribal.cli;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The entry point: runs one command and ends the process with its status. */
public final class Main {
    private Main() {}

    /**
     * Takes a command and its options. Status 1 and one sentence tell of a failure, status 2 of wrong options; what else
     * there is stands in docs/cli.md.
     */
    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    /** Runs one command and returns its status. */
    static int run(List<String> args) {
        try {
            if (Help.isWanted(args)) {
                System.out.print(Help.of(args));
                return 0;
            }
            return run(Options.of(args));
        } catch (UsageException e) {
            System.err.printf("tribal: %s; see: tribal help%n", e.getMessage());
            return 2;
        } catch (CommandException | IOException e) {
            System.err.printf("tribal: %s%n", e.getMessage());
            return 1;
        } catch (JacksonException _) {
            System.err.println("tribal: what answers there is not a Tribal of this version");
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int run(Options options) throws IOException, InterruptedException {
        Terminals terminals = Terminals.of(System.getenv());
        if (options.command().equals("run")) {
            // Reads its settings when its command has ended, so that they cannot keep that from running.
            return new Run(options, System.getenv(), System.err, terminals).run();
        }
        Settings settings = Settings.of(options, System.getenv());
        switch (options.command()) {
            case "report" -> {
                return new Report(settings, System.out, System.err, terminals).run(options, System.in);
            }
            case "search" -> {
                return new Search(settings, System.out, System.err, terminals.outStyle()).run(options, System.in);
            }
            case "solve" -> new Solve(settings, System.out).run(options, System.in);
            case "status" -> new Status(settings, System.out).run(options);
            case "completion" -> new Completion(System.out).run(options);
            case "reindex" -> new Reindex(TribalApi.of(settings), System.err).run(options);
            case "keys" -> new Keys(TribalApi.of(settings), System.out, System.err).run(options);
            case "people" -> new People(TribalApi.of(settings), System.out, System.err).run(options);
            case "scrub" -> new Scrub(TribalApi.of(settings), System.err).run(options);
            case "grouping" -> new Grouping(TribalApi.of(settings), System.out).run(options);
            case "dead-letters" ->
                new DeadLetters(TribalApi.of(settings), Output.of(settings), System.out, System.err).run(options);
            case "hook" -> new HookCommand(settings, System.out).run(options, System.in);
            case "outcome" -> new OutcomeReport(TribalApi.of(settings), System.out).run(options);
            case "mcp" -> new Mcp(settings, System.out, System.err).run(options, System.in);
            default -> throw new UsageException("unknown command " + options.command());
        }
        return 0;
    }
}
