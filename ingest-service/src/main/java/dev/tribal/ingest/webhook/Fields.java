package dev.tribal.ingest.webhook;

import dev.tribal.contracts.Limits;
import dev.tribal.ingest.ci.CiRepository;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single fields of a delivery, which anybody may have had a hand in: bounded, and in the form they must have. */
final class Fields {
    /** Parts of letters, digits and some signs; none of them begins with a dot, so that a path stays below its folder. */
    private static final Pattern REPOSITORY = Pattern.compile("[\\w-][\\w.-]*(?:/[\\w-][\\w.-]*){1,20}");

    private Fields() {}

    /** @param name field of the full name */
    static CiRepository repository(JsonNode payload, String place, String name) {
        JsonNode repository = payload.path(place);
        String fullName = repository.path(name).asString("");
        if (fullName.length() > Limits.NAME || !REPOSITORY.matcher(fullName).matches()) {
            throw ProblemException.invalid(place + "." + name, "must be the name of a repository");
        }
        return new CiRepository(number(repository, place, "id"), fullName);
    }

    /** A number that names something. */
    static long number(JsonNode parent, String place, String name) {
        long number = parent.path(name).asLong(0);
        if (number <= 0) {
            throw ProblemException.invalid(place + "." + name, "must be a positive number");
        }
        return number;
    }

    /** A text, cut to the length of a name; empty if there is none. */
    static String name(JsonNode parent, String name) {
        return Shortened.start(parent.path(name).asString(""), Limits.NAME);
    }

    /** The same; {@code null} if there is none. */
    static @Nullable String nameIfAny(JsonNode parent, String name) {
        String text = name(parent, name);
        return text.isBlank() ? null : text;
    }

    /** An address; {@code null} if there is none, or none that fits. */
    static @Nullable String addressIfAny(@Nullable String address) {
        return address == null || address.isBlank() || address.length() > Limits.REFERENCE ? null : address;
    }
}
