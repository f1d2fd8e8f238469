package dev.tribal.ingest.otlp;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.report.BoundedMetadata;
import dev.tribal.ingest.report.CleanText;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what OpenTelemetry says of an error into a report; valid but for the length of its texts. */
final class OtlpReport {
    /** For log records without an exception, which have no type. */
    private static final String MESSAGE_TYPE = "LogMessage";

    private static final String NO_MESSAGE = "The record says no more";
    private static final Pattern REVISION = Pattern.compile("[0-9a-fA-F]{7,64}");

    /** What stands elsewhere in the report. */
    private static final Set<String> LEFT = Set.of(OtlpError.TYPE, OtlpError.MESSAGE, OtlpError.STACKTRACE);

    private OtlpReport() {}

    static NewError of(OtlpError error, @Nullable String project) {
        Attributes said = error.attributes();
        Attributes resource = error.resource().attributes();
        String type = said.text(OtlpError.TYPE);
        String message = Stream.of(said.text(OtlpError.MESSAGE), error.body(), type)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(NO_MESSAGE);
        var context = new ErrorContext(
                language(resource.text("telemetry.sdk.language")),
                null,
                CleanText.of(message),
                null,
                clean(said.text(OtlpError.STACKTRACE)),
                clean(error.task()));
        var origin = new Origin(
                Source.APP,
                clean(project),
                revision(resource),
                null,
                null,
                clean(resource.text("deployment.environment.name", "deployment.environment")));
        return new NewError(
                type == null ? MESSAGE_TYPE : CleanText.of(type),
                context,
                null,
                Map.of("opentelemetry", metadata(error)),
                origin);
    }

    private static Map<String, Object> metadata(OtlpError error) {
        var metadata = new BoundedMetadata()
                .add("trace_id", hex(error.traceId().toByteArray()))
                .add("span_id", hex(error.spanId().toByteArray()))
                .add("severity", error.severity())
                .add("time", time(error.timeNanos()))
                .add("scope", error.scope().getName())
                .add("scope_version", error.scope().getVersion());
        if (error.attributes().text(OtlpError.MESSAGE) != null) {
            metadata.add("body", error.body());
        }
        metadata.addAll(error.resource().metadata()).addAll(error.span());
        error.attributes().json().properties().stream()
                .filter(entry -> !LEFT.contains(entry.getKey()))
                .forEach(entry -> metadata.add(entry.getKey(), entry.getValue()));
        return metadata.toMap();
    }

    private static @Nullable String hex(byte[] id) {
        return id.length == 0 ? null : HexFormat.of().formatHex(id);
    }

    private static @Nullable String time(long nanos) {
        return nanos <= 0
                ? null
                : Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(nanos), nanos % TimeUnit.SECONDS.toNanos(1))
                        .toString();
    }

    private static @Nullable String language(@Nullable String sdk) {
        return switch (sdk) {
            case null -> null;
            case "nodejs", "webjs" -> "javascript";
            case "dotnet" -> "csharp";
            default -> CleanText.of(sdk);
        };
    }

    private static @Nullable String revision(Attributes resource) {
        String named = resource.text("vcs.ref.head.revision");
        String version = resource.text("service.version");
        boolean isRevision = version != null && REVISION.matcher(version).matches();
        return clean(named == null && isRevision ? version : named);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : CleanText.of(text);
    }
}
