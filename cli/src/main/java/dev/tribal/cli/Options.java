package dev.tribal.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line: the command, options with a value ({@code --name value} or {@code --name=value}), and switches. */
final class Options {
    private static final Set<String> SWITCHES = Set.of("status", "cancel");

    private final String command;
    private final Map<String, String> values = new HashMap<>();
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
            if (!argument.startsWith("--")) {
                throw new UsageException("unknown argument " + argument);
            }
            String name = argument.substring(2).replaceFirst("=.*", "");
            if (SWITCHES.contains(name)) {
                options.switches.add(name);
            } else if (argument.contains("=")) {
                options.values.put(name, argument.substring(argument.indexOf('=') + 1));
            } else if (rest.hasNext()) {
                options.values.put(name, rest.next());
            } else {
                throw new UsageException(argument + " needs a value");
            }
        }
        return options;
    }

    String command() {
        return command;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
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
