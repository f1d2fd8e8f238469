package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.Http.Answer;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.platform.limits.UploadMemory;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every way in, in a service that has next to no memory for bodies. */
@IngestTest
@TestPropertySource(properties = "tribal.limits.upload-memory=" + UploadMemoryIT.MEMORY + "B")
class UploadMemoryIT {
    static final int MEMORY = 100_000;

    private final String tenant = "full-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Http.Tenant sdk;
    private final UploadMemory memory;
    private final Events events;

    @Autowired
    UploadMemoryIT(Http http, UploadMemory memory, Events events) {
        this.http = http.tenant(tenant);
        this.sdk = http.dsn(tenant, "shop");
        this.memory = memory;
        this.events = events;
    }

    @AfterEach
    void nothingWasPublishedAndAllRoomIsThereAgain() {
        assertThat(events.of(tenant)).isEmpty();
        try (var all = memory.open()) {
            all.add(MEMORY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFindsNoRoomNowIsToldWhenToComeAgain(Way way) {
        try (var others = memory.open()) {
            others.add(MEMORY - 50);
            Answer answer = send(way, 2).isProblem(ProblemType.UNAVAILABLE);
            assertThat(answer.header("Retry-After")).isEqualTo("3");
            assertThat(answer.body()).contains("Other uploads use the memory");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverFitsIsRefused(Way way) {
        Answer answer = send(way, 100).isProblem(ProblemType.CONTENT_TOO_LARGE);
        assertThat(answer.body()).contains("more memory than Tribal has for uploads");
    }

    private Answer send(Way way, int errors) {
        Http.Tenant sender = way.path.startsWith("/api/1/") ? sdk : http;
        return sender.send("POST", way.path, way.type, BodyPublishers.ofByteArray(way.body(errors)));
    }

    /** Where bodies come in, and a body with so many errors of 1,000 characters each. */
    private enum Way {
        ONE("/api/v1/errors", "application/json") {
            @Override
            String text(int errors) {
                return report().replace("TEXT", LONG.repeat(errors));
            }
        },
        BATCH("/api/v1/errors:batch", "application/x-ndjson") {
            @Override
            String text(int errors) {
                return (report().replace("TEXT", LONG) + "\n").repeat(errors);
            }
        },
        JUNIT("/api/v1/reports/junit", "application/xml") {
            @Override
            String text(int errors) {
                return "<testsuite>%s</testsuite>"
                        .formatted("<testcase name='a'><failure message='b'>%s</failure></testcase>"
                                .formatted(LONG)
                                .repeat(errors));
            }
        },
        SARIF("/api/v1/reports/sarif", "application/sarif+json") {
            @Override
            String text(int errors) {
                String result = "{\"level\":\"error\",\"message\":{\"text\":\"%s\"}}".formatted(LONG);
                return "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[%s]}]}".formatted(list(errors, result));
            }
        },
        LOG("/api/v1/reports/log", "text/plain") {
            @Override
            String text(int errors) {
                return IntStream.range(0, errors)
                        .mapToObj(i -> "c%c%d.c:1:1: error: %s".formatted('a' + i % 26, i, LONG))
                        .collect(Collectors.joining("\n"));
            }
        },
        EVENTS("/api/v1/events", "application/cloudevents-batch+json") {
            @Override
            String text(int errors) {
                return "[%s]".formatted(list(errors, "{\"data\":\"%s\"}".formatted(LONG)));
            }
        },
        OTLP_JSON("/v1/logs", "application/json") {
            @Override
            String text(int errors) {
                String log = "{\"severityNumber\":17,\"body\":{\"stringValue\":\"%s\"}}".formatted(LONG);
                return "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[%s]}]}]}".formatted(list(errors, log));
            }
        },
        OTLP("/v1/logs", "application/x-protobuf") {
            @Override
            byte[] body(int errors) {
                var request = ExportLogsServiceRequest.newBuilder();
                var logs = request.addResourceLogsBuilder().addScopeLogsBuilder();
                for (int i = 0; i < 3 * errors; i++) {
                    logs.addLogRecords(
                            LogRecord.newBuilder().setSeverityNumberValue(17).setTimeUnixNano(i));
                }
                return request.build().toByteArray();
            }
        },
        ENVELOPE("/api/1/envelope/", "application/x-sentry-envelope") {
            @Override
            String text(int errors) {
                return "{}\n"
                        + "{\"type\":\"event\"}\n{\"message\":\"%s\"}\n"
                                .formatted(LONG)
                                .repeat(errors);
            }
        },
        STORE("/api/1/store/", "application/json") {
            @Override
            String text(int errors) {
                return "{\"message\":\"%s\"}".formatted(LONG.repeat(errors));
            }
        };

        private static final String LONG = "the pump is dry ".repeat(63);

        private final String path;
        private final String type;

        Way(String path, String type) {
            this.path = path;
            this.type = type;
        }

        byte[] body(int errors) {
            return text(errors).getBytes(StandardCharsets.UTF_8);
        }

        String text(int errors) {
            throw new UnsupportedOperationException(name() + " is no text");
        }

        private static String report() {
            return "{\"error_type\":\"E\",\"context\":{\"error_message\":\"TEXT\"}}";
        }

        private static String list(int errors, String one) {
            return IntStream.range(0, errors).mapToObj(_ -> one).collect(Collectors.joining(","));
        }
    }
}
