package dev.tribal.cli;

import java.util.List;

/** {@code tribal help COMMAND}, and {@code --help} after a command. */
final class Help {
    private Help() {}

    static boolean isWanted(List<String> args) {
        int end = args.indexOf("--");
        List<String> ours = end < 0 ? args : args.subList(0, end);
        return !args.isEmpty() && (args.getFirst().equals("help") || ours.contains("--help") || ours.contains("-h"));
    }

    /** @throws UsageException if there is no such command */
    static String of(List<String> args) {
        String name = args.getFirst().equals("help") && args.size() > 1 ? args.get(1) : args.getFirst();
        return Commands.find(name)
                .orElseThrow(() -> new UsageException("unknown command " + name))
                .help();
    }
}
