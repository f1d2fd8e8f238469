package dev.tribal.ingest.sarif;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads SARIF 2.1 as it comes; of a file nothing is kept but the tools, the addresses of files
 * and the results that become reports.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class SarifReader {
    static final int MOST_RESULTS = 10_000;

    /** Of tools, files and results that are held; about 30 MB and their texts. */
    private static final int MOST_VALUES = 300_000;

    /** What tools say at length of their rules and no report shows. */
    private static final Set<String> NEEDLESS =
            Set.of("help", "properties", "relationships", "notifications", "taxa", "contents", "supportedTaxonomies");

    private static final String VERSION = "2.1.";

    private final JsonMapper json = JsonMapper.shared();

    /**
     * What a file holds.
     *
     * @param runs those with results that become reports
     * @param allRuns how many it has, also without such results
     * @param results how many it has, whether or not they become reports
     */
    record SarifFile(List<SarifRun> runs, int allRuns, int results) {}

    /**
     * Reads a file to its end.
     *
     * @param least results that are less severe are left out
     * @param more is told how many more values may be held than before
     * @throws ProblemException {@code unprocessable-report} with line and column if it cannot be understood
     */
    SarifFile read(InputStream body, SarifLevel least, IntConsumer more) {
        try (JsonParser parser = json.createParser(body)) {
            return new Walk(parser, least, more).read();
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw refused(
                    place == null || place.getLineNr() < 1
                            ? "The body is not valid JSON"
                            : "The body is not valid JSON (line %d, column %d)"
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        }
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(ProblemType.UNPROCESSABLE_REPORT, reason);
    }

    private final class Walk {
        private final JsonParser parser;
        private final SarifLevel least;
        private final BoundedTree trees;
        private final List<SarifRun> runs = new ArrayList<>();
        private @Nullable String version;
        private int allRuns;
        private int results;
        private int kept;

        Walk(JsonParser parser, SarifLevel least, IntConsumer more) {
            this.parser = parser;
            this.least = least;
            this.trees = new BoundedTree(parser, MOST_VALUES, more, () -> {
                throw refused(
                        "The tools, files and results of the file have more than %d values".formatted(MOST_VALUES));
            });
        }

        SarifFile read() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("The body must be a SARIF log, a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("version")) {
                    version = value == JsonToken.VALUE_STRING ? parser.getString() : "";
                } else if (name.equals("runs") && value == JsonToken.START_ARRAY) {
                    runs();
                } else {
                    parser.skipChildren();
                }
            }
            if (version == null || !version.startsWith(VERSION)) {
                throw refused("The version must be 2.1.0, and is %s".formatted(version == null ? "missing" : version));
            }
            return new SarifFile(List.copyOf(runs), allRuns, results);
        }

        private void runs() {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    keep(trees.room(), run());
                } else {
                    parser.skipChildren();
                }
            }
        }

        /** A run without results that become reports says nothing, and a body has room for millions of them. */
        private void keep(int roomBefore, SarifRun run) {
            allRuns++;
            if (run.results().isEmpty()) {
                trees.forget(roomBefore);
            } else {
                runs.add(run);
            }
        }

        private SarifRun run() {
            SarifTool tool = null;
            List<String> files = List.of();
            List<JsonNode> found = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "tool" -> tool = new SarifTool(trees.read(NEEDLESS));
                    case "artifacts" -> files = value == JsonToken.START_ARRAY ? files() : List.of();
                    case "results" -> found.addAll(value == JsonToken.START_ARRAY ? results(tool) : List.of());
                    default -> parser.skipChildren();
                }
            }
            SarifTool known = tool == null ? new SarifTool(MissingNode.getInstance()) : tool;
            found.removeIf(result -> !isSevere(result, known));
            kept += found.size();
            refuseTooMany(kept);
            return new SarifRun(known, files, found);
        }

        /** The addresses of files alone: what else is said of them, such as their content, can be most of the body. */
        private List<String> files() {
            List<String> files = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                trees.take();
                files.add(text(List.of("location", "uri")));
            }
            return files;
        }

        /** The text under these names, one in the other; empty if there is none. */
        private String text(List<String> names) {
            if (names.isEmpty() && parser.currentToken() == JsonToken.VALUE_STRING) {
                return parser.getString();
            }
            if (names.isEmpty() || parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return "";
            }
            String text = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isNamed = parser.currentName().equals(names.getFirst());
                parser.nextToken();
                if (isNamed) {
                    text = text(names.subList(1, names.size()));
                } else {
                    parser.skipChildren();
                }
            }
            return text;
        }

        /** @param tool {@code null} if it comes later in the file */
        private List<JsonNode> results(@Nullable SarifTool tool) {
            List<JsonNode> found = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int room = trees.room();
                JsonNode result = trees.read(Set.of());
                results++;
                if (result.isObject() && counts(result) && isSevere(result, tool)) {
                    found.add(result);
                    refuseTooMany(tool == null ? 0 : kept + found.size());
                } else {
                    trees.forget(room);
                }
            }
            return found;
        }

        private static void refuseTooMany(int reports) {
            if (reports > MOST_RESULTS) {
                throw refused("The file must have at most %d results that become reports".formatted(MOST_RESULTS));
            }
        }

        /** A result that says nothing of its level has that of its rule; until that is known it may be severe. */
        private boolean isSevere(JsonNode result, @Nullable SarifTool tool) {
            SarifLevel level = tool == null
                    ? SarifLevel.named(result.path("level").asString("")).orElse(SarifLevel.ERROR)
                    : tool.levelOf(result);
            return level.compareTo(least) >= 0;
        }

        /** SARIF 2.1.0, section 3.27.23: whoever asks for a suppression that is not accepted has none. */
        private static boolean isSuppressed(JsonNode result) {
            JsonNode all = result.path("suppressions");
            return !all.isEmpty()
                    && all.valueStream()
                            .allMatch(one ->
                                    one.path("status").asString("accepted").equals("accepted"));
        }

        private static boolean counts(JsonNode result) {
            return !isSuppressed(result)
                    && !result.path("baselineState").asString("").equals("absent")
                    && result.path("kind").asString("fail").equals("fail");
        }
    }
}
