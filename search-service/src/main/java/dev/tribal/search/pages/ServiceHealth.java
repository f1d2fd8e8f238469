package dev.tribal.search.pages;

import java.util.List;
import java.util.Map;

/**
 * How a service is doing, in its own words.
 *
 * @param version {@code unknown} if it does not say
 * @param parts empty if it does not answer
 * @param advice what to do if it does not answer; empty if it does
 */
record ServiceHealth(String name, String version, List<Part> parts, String advice) {
    ServiceHealth {
        parts = List.copyOf(parts);
    }

    /** One that does not answer. */
    static ServiceHealth away(String name, String setting) {
        return new ServiceHealth(
                name,
                "unknown",
                List.of(),
                "%s does not answer. Start it, or look at its log; if it runs, put its address right in %s of search-service."
                        .formatted(name, setting));
    }

    /** One at whose address another one answers. */
    static ServiceHealth another(String name, String service, String setting) {
        return new ServiceHealth(
                name,
                "unknown",
                List.of(),
                "%s answers at the address of %s; put the address right in %s of search-service."
                        .formatted(service, name, setting));
    }

    boolean answers() {
        return advice.isEmpty();
    }

    boolean isWell() {
        return answers() && parts.stream().allMatch(Part::isUp);
    }

    /** For people. */
    String state() {
        if (!answers()) {
            return "does not answer";
        }
        return isWell() ? "up" : "in trouble";
    }

    /** A part that tells its health. */
    record Part(String name, String status, Map<String, String> details) {
        boolean isUp() {
            return status.equals("UP");
        }
    }
}
