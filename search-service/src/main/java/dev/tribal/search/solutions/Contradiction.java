package dev.tribal.search.solutions;

import dev.tribal.contracts.Applicability;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whether a solution is for other surroundings than those that are asked for. */
final class Contradiction {
    private Contradiction() {}

    /** The reason in words, or {@code null} if nothing speaks against it; what either side leaves open does not. */
    static @Nullable String between(@Nullable Applicability solution, Applicability asked) {
        if (solution == null) {
            return null;
        }
        return Stream.of(
                        reason(solution.language(), asked.language(), String::equals),
                        reason(solution.framework(), asked.framework(), Contradiction::overlap),
                        reason(solution.versions(), asked.versions(), Contradiction::shareVersions),
                        reason(solution.os(), asked.os(), Contradiction::overlap))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String reason(
            @Nullable String solution, @Nullable String asked, BiPredicate<String, String> agree) {
        if (solution == null || solution.isBlank() || asked == null || asked.isBlank()) {
            return null;
        }
        return agree.test(plain(solution), plain(asked))
                ? null
                : "applies to %s, not to %s".formatted(solution.strip(), asked.strip());
    }

    /** Windows and Windows 11, or spring and spring-boot, do not contradict each other. */
    private static boolean overlap(String a, String b) {
        return a.contains(b) || b.contains(a);
    }

    /** What is not written as versions are written contradicts nothing. */
    private static boolean shareVersions(String a, String b) {
        Optional<VersionRange> one = VersionRange.parse(a);
        Optional<VersionRange> other = VersionRange.parse(b);
        return one.isEmpty() || other.isEmpty() || !one.get().excludes(other.get());
    }

    private static String plain(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
