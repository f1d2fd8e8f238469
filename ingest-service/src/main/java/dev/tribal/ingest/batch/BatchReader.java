package dev.tribal.ingest.batch;

import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ReportChecks;
import dev.tribal.platform.problem.MalformedInput;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestJson;
import dev.tribal.platform.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body of one report per line; what is wrong with a line concerns no other one. */
final class BatchReader {
    private static final String KEY = "idempotency_key";
    private static final String OPERATION = "report";

    private final JsonMapper json;
    private final ReportChecks checks;
    private final int longestLine;
    private final int mostReports;

    BatchReader(RequestJson json, ReportChecks checks, DataSize longestLine, int mostReports) {
        this.json = json.mapper();
        this.checks = checks;
        this.longestLine = Math.toIntExact(longestLine.toBytes());
        this.mostReports = mostReports;
    }

    /**
     * All lines of the body.
     *
     * @param requestKey from which lines without a key of their own get one; {@code null} for none
     * @throws ProblemException {@code content-too-large} if there are too many
     */
    List<BatchItem> read(InputStream body, @Nullable String requestKey, Caller caller) throws IOException {
        var lines = new Lines(body, longestLine);
        List<BatchItem> items = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (items.size() == mostReports) {
                throw new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The body must have at most %d reports; send the rest in another request"
                                .formatted(mostReports));
            }
            items.add(item(line, requestKey, caller));
        }
        return items;
    }

    private BatchItem item(Lines.Line line, @Nullable String requestKey, Caller caller) {
        try {
            if (line.isTooLong()) {
                throw new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The line must have at most %d bytes, but has %d".formatted(longestLine, line.length()));
            }
            ObjectNode report = report(line.content());
            String key = key(report.remove(KEY), requestKey, line.number());
            return new BatchItem.Ready(
                    line.number(),
                    new RequestKey(caller.tenant(), OPERATION, key),
                    checks.clean(json.treeToValue(report, NewError.class), caller));
        } catch (ProblemException e) {
            return new BatchItem.Refused(line.number(), e);
        } catch (JacksonException e) {
            return new BatchItem.Refused(line.number(), MalformedInput.body(e));
        }
    }

    private ObjectNode report(byte[] line) {
        if (json.readTree(line) instanceof ObjectNode report) {
            return report;
        }
        throw new ProblemException(ProblemType.INVALID_REQUEST, "The line must be a JSON object");
    }

    private static @Nullable String key(@Nullable JsonNode own, @Nullable String requestKey, int line) {
        if (own != null && !own.isNull()) {
            if (!own.isString()) {
                throw ProblemException.invalid(KEY, "must be a text");
            }
            return own.asString();
        }
        return requestKey == null ? null : requestKey + ":" + line;
    }
}
