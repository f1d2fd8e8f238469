package dev.tribal.search.solutions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions in words, as people write them: {@code spring-boot 3.2 to 3.4}, {@code java 17+}, {@code before 2.0}.
 *
 * @param subject of what; empty if the words do not say
 * @param least the first version, {@code null} for no limit; a version without further numbers stands for all that begin so
 * @param most the last one, {@code null} for no limit
 * @param below whether {@code most} itself is out
 */
record VersionRange(
        String subject,
        @Nullable List<Integer> least,
        @Nullable List<Integer> most,
        boolean below) {
    private static final int EXAMINED = 200;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._/+#@-]*");
    private static final Set<String> OF_VERSIONS =
            Set.of("from", "since", "before", "below", "until", "up", "at", "older", "version", "versions", "v");
    private static final Pattern VERSION =
            Pattern.compile("(?<![\\w.])v?([0-9]{1,6}(?:\\.[0-9]{1,6}){0,4})(?:\\.[x*])?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:to|until|through|up to|-|–|\\.\\.)\\s*");
    private static final Pattern LEAST = Pattern.compile(".*(?:>=|>|from|since|at least)\\s*");
    private static final Pattern BELOW = Pattern.compile(".*(?:<|before|below|older than)\\s*");
    private static final Pattern MOST = Pattern.compile(".*(?:<=|up to|until|at most)\\s*");
    private static final Pattern AND_LATER = Pattern.compile("\\s*(?:\\+|(?:and|or) (?:later|newer|above|up)).*");
    private static final Pattern AND_EARLIER = Pattern.compile("\\s*(?:and|or) (?:earlier|older|below).*");

    /** Empty if the words are of another form; then nothing can be said. */
    static Optional<VersionRange> parse(String words) {
        String text = words.substring(0, Math.min(words.length(), EXAMINED)).toLowerCase(Locale.ROOT);
        List<MatchResult> found = VERSION.matcher(text).results().toList();
        if (found.isEmpty() || found.size() > 2) {
            return Optional.empty();
        }
        String before = text.substring(0, found.getFirst().start());
        String after = text.substring(found.getLast().end());
        List<Integer> first = numbers(found.getFirst());
        String subject = subject(before);
        if (found.size() == 2) {
            String between =
                    text.substring(found.getFirst().end(), found.getLast().start());
            return BETWEEN.matcher(between).matches()
                    ? Optional.of(new VersionRange(subject, first, numbers(found.getLast()), false))
                    : Optional.empty();
        }
        return Optional.of(of(subject, before, first, after));
    }

    private static VersionRange of(String subject, String before, List<Integer> version, String after) {
        if (MOST.matcher(before).matches() || AND_EARLIER.matcher(after).matches()) {
            return new VersionRange(subject, null, version, false);
        }
        if (BELOW.matcher(before).matches()) {
            return new VersionRange(subject, null, withoutZeros(version), true);
        }
        boolean later =
                LEAST.matcher(before).matches() || AND_LATER.matcher(after).matches();
        return new VersionRange(subject, version, later ? null : version, false);
    }

    /** What is before 2.0 is before every 2. */
    private static List<Integer> withoutZeros(List<Integer> version) {
        int end = version.size();
        while (end > 1 && version.get(end - 1) == 0) {
            end--;
        }
        return version.subList(0, end);
    }

    /** Whether no version is in both; what is of another subject is not compared. */
    boolean excludes(VersionRange other) {
        boolean sameSubject = subject.isEmpty() || other.subject.isEmpty() || subject.equals(other.subject);
        return sameSubject && (endsBefore(other) || other.endsBefore(this));
    }

    private boolean endsBefore(VersionRange other) {
        if (most == null || other.least == null) {
            return false;
        }
        int common = Math.min(most.size(), other.least.size());
        int order = Arrays.compare(
                most.stream().limit(common).mapToInt(Integer::intValue).toArray(),
                other.least.stream().limit(common).mapToInt(Integer::intValue).toArray());
        return order < 0 || (order == 0 && below && other.least.size() >= most.size());
    }

    /** The name in front of a version, without the words that belong to the version. */
    private static String subject(String before) {
        Matcher name = NAME.matcher(before);
        return name.find() && !OF_VERSIONS.contains(name.group()) ? name.group() : "";
    }

    private static List<Integer> numbers(MatchResult version) {
        return Arrays.stream(version.group(1).split("\\."))
                .map(Integer::valueOf)
                .toList();
    }
}
