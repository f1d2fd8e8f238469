package dev.tribal.ingest.sentry;

import static dev.tribal.ingest.sentry.SentryEvent.text;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.report.CleanText;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns an event into a report; valid but for the length of its texts. */
final class EventReport {
    /** For messages, which have no type. */
    private static final String MESSAGE_TYPE = "LogMessage";

    private static final String NO_MESSAGE = "The event says no more";
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern PLACEHOLDER = Pattern.compile("%[sd]|\\{}");
    private static final int MOST_VALUES = 50;

    private final SentryEvent event;
    private final ExceptionChain chain;
    private final Stacks stacks;

    private EventReport(SentryEvent event) {
        this.event = event;
        this.chain = ExceptionChain.of(event);
        this.stacks = new Stacks(event, chain);
    }

    static NewError of(SentryEvent event, String project) {
        return new EventReport(event).report(project);
    }

    private NewError report(String project) {
        JsonNode error = chain.error();
        String type = error == null ? MESSAGE_TYPE : Stacks.typeOf(error, event.platform());
        String said = error == null ? null : text(error, "value");
        String message = Stream.of(said, message(), type)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(NO_MESSAGE);
        var context = new ErrorContext(
                language(),
                framework(),
                CleanText.of(message),
                Snippet.of(stacks.errorFrames()),
                stacks.print(),
                clean(event.json(), "transaction"));
        return new NewError(
                CleanText.of(type.isBlank() ? MESSAGE_TYPE : type),
                context,
                null,
                Map.of("sentry", EventMetadata.of(event, error)),
                new Origin(Source.APP, project, revision(), null, null, clean(event.json(), "environment")));
    }

    /** The message as it was printed, or with its values put in. */
    private @Nullable String message() {
        JsonNode entry = event.attribute("logentry", "sentry.interfaces.Message");
        JsonNode holder = entry.isObject() ? entry : event.json().path("message");
        if (!holder.isObject()) {
            return Optional.ofNullable(text(event.json(), "message")).orElse(text(event.json(), "logentry"));
        }
        String formatted = text(holder, "formatted");
        String template = text(holder, "message");
        return formatted == null && template != null ? filled(template, holder.path("params")) : formatted;
    }

    /** Templates have {@code %s} or {@code {}} where a value goes; what looks like one in a value stays. */
    private static String filled(String template, JsonNode params) {
        Iterator<JsonNode> values = params.valueStream().limit(MOST_VALUES).iterator();
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        found -> Matcher.quoteReplacement(values.hasNext() ? printed(values.next()) : found.group()));
    }

    private static String printed(JsonNode value) {
        return value.asString(value.toString());
    }

    private @Nullable String language() {
        return switch (event.platform()) {
            case "node", "javascript" -> "javascript";
            case "cocoa" -> "objective-c";
            case "other", "native" -> null;
            default -> CleanText.of(event.platform());
        };
    }

    /** What the SDK's name says behind the language: {@code sentry.java.spring-boot.jakarta}. */
    private @Nullable String framework() {
        String[] name = event.json().path("sdk").path("name").asString("").split("\\.", 3);
        return name.length == 3 && name[0].equals("sentry") ? CleanText.of(name[2]) : null;
    }

    /** A release is often a revision, and often not. */
    private @Nullable String revision() {
        String release = text(event.json(), "release");
        return release != null
                        && REVISION.matcher(release.toLowerCase(Locale.ROOT)).matches()
                ? release
                : null;
    }

    private static @Nullable String clean(JsonNode holder, String name) {
        String text = text(holder, name);
        return text == null ? null : CleanText.of(text);
    }
}
