package dev.tribal.ingest.cloudevent;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.report.KeptFields;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of CDEvents that say how something ended, in every version of them.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.4.1/spec.md">CDEvents</a>
 */
final class CdEvents {
    private static final Pattern TYPE = Pattern.compile("dev\\.cdevents\\.([a-z]+\\.[a-z]+)\\.\\d+\\.\\d+\\.\\d+\\S*");
    private static final Set<String> FAILED = Set.of("failure", "fail", "error");

    /** {@code java.lang.AssertionError: expected 3}: a type, a colon and what it says. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z_][\\w.$]{0,200}(?:Exception|Error|Failure)): .*");

    /** What an event tells of. */
    private enum Kind {
        TEST_CASE("testcaserun.finished", "TestFailure", "testCase"),
        TEST_SUITE("testsuiterun.finished", "TestFailure", "testSuite"),
        BUILD("build.finished", "BuildFailure", "build"),
        PIPELINE("pipelinerun.finished", "PipelineFailure", "pipelineName"),
        TASK("taskrun.finished", "TaskFailure", "taskName");

        private final String type;
        private final String error;
        private final String subject;

        Kind(String type, String error, String subject) {
            this.type = type;
            this.error = error;
            this.subject = subject;
        }
    }

    /**
     * The report of an event.
     *
     * @param where what the request says of where its events come from
     * @return {@code null} if the event tells of no failure
     * @throws ProblemException {@code unprocessable-report} if it is of another type
     */
    @Nullable NewError report(Event event, Origin where) {
        Kind kind = kind(event.type());
        JsonNode subject = event.data().path("subject");
        JsonNode content = subject.path("content");
        if (!FAILED.contains(content.path("outcome").asString(""))) {
            return null;
        }
        String name = name(kind, subject, content);
        String said = said(content);
        String message = said.isEmpty() ? "%s failed".formatted(name) : said;
        var context = new ErrorContext(null, null, message, null, null, "Running " + name);
        return new NewError(
                type(kind, message), context, null, metadata(event, content), origin(kind, name, content, where));
    }

    private static Kind kind(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (matcher.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.type.equals(matcher.group(1))) {
                    return kind;
                }
            }
        }
        throw new ProblemException(
                ProblemType.UNPROCESSABLE_REPORT,
                "Events of the type %s are not understood; understood are, in every version, %s"
                        .formatted(
                                Shortened.start(type, 200),
                                Stream.of(Kind.values())
                                        .map(kind -> "dev.cdevents." + kind.type)
                                        .collect(Collectors.joining(", "))));
    }

    private static String name(Kind kind, JsonNode subject, JsonNode content) {
        JsonNode named = content.path(kind.subject);
        return Stream.of(
                        named.asString(""),
                        named.path("name").asString(""),
                        named.path("id").asString(""),
                        subject.path("id").asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("a " + kind.type.split("\\.", 2)[0]);
    }

    private static String said(JsonNode content) {
        return Stream.of(content.path("reason"), content.path("errors"))
                .map(text -> text.isString() ? text.asString() : text.isMissingNode() ? "" : text.toString())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String type(Kind kind, String message) {
        Matcher named = NAMED.matcher(message.lines()
                .findFirst()
                .map(line -> Shortened.start(line, 1000))
                .orElse(""));
        return named.matches() ? named.group(1) : kind.error;
    }

    private static Origin origin(Kind kind, String name, JsonNode content, Origin where) {
        String uri = content.path("uri").asString("");
        String environment = content.path("environment").path("id").asString("");
        boolean isTest = kind == Kind.TEST_CASE || kind == Kind.TEST_SUITE;
        return new Origin(
                where.source(),
                where.project(),
                where.commit(),
                uri.isBlank() || uri.length() > Limits.REFERENCE ? where.runUrl() : uri,
                isTest ? name : null,
                environment.isBlank() ? where.environment() : Shortened.start(environment, Limits.NAME));
    }

    /** What else the event says, as it says it. */
    private static Map<String, Object> metadata(Event event, JsonNode content) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("event_type", event.type());
        metadata.put("event_source", event.source());
        metadata.put("event_id", Shortened.start(event.id(), Limits.NAME));
        JsonNode context = event.data().path("context");
        new KeptFields(metadata)
                .put("content", content)
                .put("custom_data", event.data().path("customData"))
                .put("chain_id", context.path("chainId"))
                .put("links", context.path("links"))
                .put("subject_source", event.data().path("subject").path("source"));
        return metadata;
    }
}
