package dev.tribal.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be said on the command line after {@code tribal}. Parsing, help, completion and the documentation follow from it.
 *
 * @param arguments the words that it takes, as they stand in its usage
 * @param words what the first of them can be; empty if that is anything
 * @param byLauncher whether the launcher does it by itself
 */
record Command(
        String name, String arguments, String summary, List<String> words, List<Option> options, boolean byLauncher) {
    private static final List<Option> CONNECTION = List.of(
            Option.value("url", "URL", "where Tribal is (default: the one on this machine)"),
            Option.value("ca", "FILE", "certificates (PEM) to trust for https"),
            Option.value("key-file", "FILE", "the API key is in this file; - is standard input"),
            Option.value("data-dir", "DIR", "the folder of Tribal on this machine (default ~/.tribal)"));

    Command {
        words = List.copyOf(words);
        options = List.copyOf(options);
    }

    /** The option of this name, without its dashes; empty if it has none. */
    Optional<Option> option(String option) {
        return options.stream().filter(known -> known.name().equals(option)).findFirst();
    }

    /** What {@code tribal help COMMAND} prints. */
    String help() {
        var text = new StringBuilder("Usage: tribal " + name);
        if (!arguments.isEmpty()) {
            text.append(' ').append(arguments);
        }
        text.append("\n\n").append(summary).append("\n\n");
        int width = options.stream()
                .mapToInt(option -> option.usage().length())
                .max()
                .orElse(0);
        for (Option option : options) {
            text.append("  %s  %s%n".formatted(padded(option.usage(), width), option.text()));
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** Whether an option says where Tribal is, which every command takes that asks it. */
    static boolean isConnection(String option) {
        return CONNECTION.stream().anyMatch(known -> known.name().equals(option));
    }

    /** The same with options for where Tribal is. */
    Command withConnection() {
        return new Command(
                name,
                arguments,
                summary,
                words,
                Stream.concat(options.stream(), CONNECTION.stream()).toList(),
                byLauncher);
    }

    /**
     * An option.
     *
     * @param value what stands for its value in a usage; empty if it has none
     */
    record Option(String name, String value, String text) {
        static Option value(String name, String value, String text) {
            return new Option(name, value, text);
        }

        static Option flag(String name, String text) {
            return new Option(name, "", text);
        }

        boolean isFlag() {
            return value.isEmpty();
        }

        String usage() {
            return isFlag() ? "--" + name : "--" + name + " " + value;
        }
    }
}
