package dev.tribal.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: the command, words after it, options with a value ({@code --name value} or {@code --name=value}, again
 * and again for several values), and switches.
 */
final class Options {
    private static final Set<String> SWITCHES =
            Set.of("status", "cancel", "dry-run", "yes", "without-hooks", "worked", "failed", "dsn");

    private final String command;
    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    private Options(String command) {
        this.command = command;
    }

    /** @throws UsageException if an option has no value */
    static Options of(List<String> args) {
        if (args.isEmpty()) {
            throw new UsageException("no command is given");
        }
        var options = new Options(args.getFirst());
        var rest = args.subList(1, args.size()).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            String name = argument.replaceFirst("^--", "").replaceFirst("=.*", "");
            if (!argument.startsWith("--")) {
                options.words.add(argument);
            } else if (SWITCHES.contains(name)) {
                options.switches.add(name);
            } else if (argument.contains("=")) {
                options.add(name, argument.substring(argument.indexOf('=') + 1));
            } else if (rest.hasNext()) {
                options.add(name, rest.next());
            } else {
                throw new UsageException(argument + " needs a value");
            }
        }
        return options;
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    String command() {
        return command;
    }

    /**
     * The words after the command.
     *
     * @param most how many there may be
     * @throws UsageException if there are more
     */
    List<String> words(int most) {
        if (words.size() > most) {
            throw new UsageException("unknown argument " + words.get(most));
        }
        return List.copyOf(words);
    }

    /** The value of an option, the last one if it is given more than once. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast);
    }

    /** All values of an option, in their order. */
    List<String> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    /** @throws UsageException if there is an option that is none of those known */
    void allowOnly(String... known) {
        for (Set<String> given : List.of(values.keySet(), switches)) {
            given.stream()
                    .filter(name -> !Set.of(known).contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UsageException("unknown option --" + name);
                    });
        }
    }
}
