package dev.tribal.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: the command, words after it, options with a value ({@code --name value} or {@code --name=value}, again
 * and again for several values), and switches. All after {@code --} are words, whatever they look like.
 */
final class Options {
    private final Command command;
    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    private Options(Command command) {
        this.command = command;
    }

    /** @throws UsageException if the command has no such option, or if an option has no value */
    static Options of(List<String> args) {
        if (args.isEmpty()) {
            throw new UsageException("no command is given");
        }
        var options = new Options(Commands.find(args.getFirst())
                .orElseThrow(() -> new UsageException("unknown command " + args.getFirst())));
        var rest = args.subList(1, args.size()).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--")) {
                rest.forEachRemaining(options.words::add);
            } else if (argument.startsWith("--")) {
                options.option(argument, rest);
            } else {
                options.words.add(argument);
            }
        }
        return options;
    }

    private void option(String argument, Iterator<String> rest) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        Command.Option known = command.option(name).orElseThrow(() -> new UsageException("unknown option --" + name));
        if (known.isFlag() && equals >= 0) {
            throw new UsageException("--%s takes no value; leave it out to say no".formatted(name));
        } else if (known.isFlag()) {
            switches.add(name);
        } else if (equals >= 0) {
            add(name, argument.substring(equals + 1));
        } else if (rest.hasNext()) {
            add(name, rest.next());
        } else {
            throw new UsageException(argument + " needs a value");
        }
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    String command() {
        return command.name();
    }

    /** All words after the command. */
    List<String> words() {
        return List.copyOf(words);
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

    /**
     * For a command whose first word decides what else there can be; where Tribal is can always be said.
     *
     * @throws UsageException if there is an option that is none of those known
     */
    void allowOnly(String... known) {
        for (Set<String> given : List.of(values.keySet(), switches)) {
            given.stream()
                    .filter(name -> !Set.of(known).contains(name) && !Command.isConnection(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new UsageException("unknown option --" + name);
                    });
        }
    }
}
