package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cdevents.CDEvents;
import dev.cdevents.events.PipelinerunFinishedCDEvent;
import dev.cdevents.events.TestcaserunFinishedCDEvent;
import dev.cdevents.models.testcaserun.finished.Content.Outcome;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Events that the official SDKs of CDEvents and CloudEvents make and write, unchanged. */
@IngestTest
class CdEventsSdkIT {
    private final String tenant = "cdevents-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    CdEventsSdkIT(Http http, Events events) {
        this.http = http.tenant(tenant);
        this.events = events;
    }

    @Test
    void aFailedTestInBinaryModeBecomesAReport() {
        send(writer -> writer.writeBinary(failedTest()));
        ErrorReported report = onlyReport();
        assertThat(report.errorType()).isEqualTo("java.lang.AssertionError");
        assertThat(report.origin().testId()).isEqualTo("CartTest#total");
        assertThat(report.metadata()).containsKey("event_id");
    }

    @Test
    void aFailedPipelineInStructuredModeBecomesAReport() {
        var event = new PipelinerunFinishedCDEvent();
        event.setSource(URI.create("http://ci.example"));
        event.setSubjectId("run-7");
        event.setSubjectSource(URI.create("http://ci.example"));
        event.setSubjectPipelineName("deploy");
        event.setSubjectUrl("http://ci.example/run-7");
        event.setSubjectOutcome("failure");
        event.setSubjectErrors("the image cannot be pulled");
        send(writer -> writer.writeStructured(CDEvents.cdEventAsCloudEvent(event), JsonFormat.CONTENT_TYPE));
        assertThat(onlyReport().context().errorMessage()).isEqualTo("the image cannot be pulled");
    }

    private static CloudEvent failedTest() {
        var event = new TestcaserunFinishedCDEvent();
        event.setSource(URI.create("http://ci.example"));
        event.setSubjectId("run-8");
        event.setSubjectSource(URI.create("http://ci.example"));
        event.setSubjectOutcome(Outcome.FAIL);
        event.setSubjectReason("java.lang.AssertionError: expected 3 but was 4");
        event.setSubjectEnvironmentId("dev");
        event.setSubjectTestSuiteRunId("run-1");
        event.setSubjectTestCaseId("CartTest#total");
        return CDEvents.cdEventAsCloudEvent(event);
    }

    private void send(Consumer<MessageWriter<?, ?>> message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.accept(HttpMessageFactory.createWriter(headers::put, body -> {
            String contentType = headers.remove("Content-Type");
            if (contentType == null) {
                contentType = headers.remove("content-type");
            }
            http.send(
                            "POST",
                            "/api/v1/events?project=shop",
                            contentType,
                            BodyPublishers.ofByteArray(body),
                            headers.entrySet().stream()
                                    .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                                    .toArray(String[]::new))
                    .is(202);
        }));
    }

    private ErrorReported onlyReport() {
        var received = events.of(tenant).values();
        assertThat(received).hasSize(1);
        return (ErrorReported) received.iterator().next().data();
    }
}
