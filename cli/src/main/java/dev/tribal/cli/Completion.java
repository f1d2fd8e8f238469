package dev.tribal.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code tribal completion}: scripts that complete commands and options in a shell; values are files or anything. */
final class Completion {
    private final PrintStream out;

    Completion(PrintStream out) {
        this.out = out;
    }

    void run(Options options) {
        List<String> words = options.words(1);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "bash" -> out.print(bash());
            case "zsh" -> out.print("autoload -U +X bashcompinit && bashcompinit\n" + bash());
            case "fish" -> out.print(fish());
            default -> throw new UsageException("completion takes bash, zsh or fish");
        }
    }

    private static String bash() {
        String cases = Commands.ALL.stream()
                .map(command -> "    %s) words='%s' ;;\n".formatted(command.name(), String.join(" ", after(command))))
                .collect(Collectors.joining());
        return """
                _tribal() {
                  local words current=${COMP_WORDS[COMP_CWORD]}
                  case ${COMP_WORDS[1]} in
                %s    *) words='' ;;
                  esac
                  [ "$COMP_CWORD" -gt 1 ] || words='%s'
                  COMPREPLY=($(compgen -W "$words" -- "$current"))
                }
                complete -o default -F _tribal tribal
                """.formatted(cases, names());
    }

    private static String fish() {
        String all = "complete -c tribal -n __fish_use_subcommand -a '%s'\n".formatted(names());
        return all
                + Commands.ALL.stream()
                        .flatMap(command -> after(command).stream()
                                .map(word -> word.startsWith("--")
                                        ? "complete -c tribal -n '__fish_seen_subcommand_from %s' -l %s\n"
                                                .formatted(command.name(), word.substring(2))
                                        : "complete -c tribal -n '__fish_seen_subcommand_from %s' -a %s\n"
                                                .formatted(command.name(), word)))
                        .collect(Collectors.joining());
    }

    private static String names() {
        return Commands.ALL.stream().map(Command::name).collect(Collectors.joining(" "));
    }

    private static List<String> after(Command command) {
        return Stream.concat(
                        command.words().stream(), command.options().stream().map(option -> "--" + option.name()))
                .toList();
    }
}
