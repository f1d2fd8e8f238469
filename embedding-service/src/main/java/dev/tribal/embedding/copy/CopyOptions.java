package dev.tribal.embedding.copy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;

/** What the command was asked to do. */
record CopyOptions(String from, String to, boolean dryRun) {
    CopyOptions {
        if (from.equals(to)) {
            throw new CopyRefusedException("--from and --to name the same store, " + OtherDatabase.printed(from) + ".");
        }
    }

    static CopyOptions of(ApplicationArguments arguments) {
        return new CopyOptions(one(arguments, "from"), one(arguments, "to"), arguments.containsOption("dry-run"));
    }

    private static String one(ApplicationArguments arguments, String name) {
        @Nullable List<String> values = arguments.getOptionValues(name);
        if (values == null || values.size() != 1 || values.getFirst().isBlank()) {
            throw new CopyRefusedException(
                    "Say where the records are and where they are to go: --from=jdbc --to=dynamodb, for example, or"
                            + " --to=jdbc:postgresql://host/records.");
        }
        return values.getFirst();
    }
}
