package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a test report says of errors that are known. */
@IngestTest
class PassedTestsIT {
    private final String tenant = "ci-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    PassedTestsIT(Http http, Events events, ReadableErrors readable) {
        this.http = http.tenant(tenant);
        this.events = events;
        this.readable = readable;
    }

    @Test
    void whatPassedTestsLeadToKeepsNoSecretOfTheirRun() {
        readable.reset(ReadableErrors.Mode.UP);
        readable.addOpen(UUID.randomUUID(), new Origin(Source.CI, "shop", "old", null, "c#passed", null));
        String where = "&commit=%s&environment=%s&run_url=https://x/%s".formatted(secret(1), secret(2), secret(3));
        http.postXml("/api/v1/reports/junit?project=shop" + where, """
                        <testsuite><testcase classname="c" name="passed"/><testcase classname="c" name="flaky">
                          <flakyFailure type="E" message="m"/></testcase></testsuite>""").is(202);

        List<ErrorEventData> all =
                events.of(tenant).values().stream().map(ErrorEvent::data).toList();
        assertThat(all).hasAtLeastOneElementOfType(RunsObserved.class);
        assertThat(all.toString()).contains("test_passed_again").doesNotContain("ghp_");
        assertThat(all)
                .filteredOn(ErrorUpdated.class::isInstance)
                .singleElement()
                .satisfies(note -> assertThat(((ErrorUpdated) note).scrubbed())
                        .contains(
                                new Redaction("github-token", "origin.run_url", 1),
                                new Redaction("github-token", "origin.environment", 1)));
    }

    @Test
    void aReportIsTakenAndSaysWhatIsLeftOutWhileSearchIsAway() {
        readable.reset(ReadableErrors.Mode.AWAY);
        String report = "<testsuite><testcase classname='c' name='passed'/></testsuite>";

        Http.Answer answer = http.postXml("/api/v1/reports/junit?project=shop&commit=new", report);

        answer.is(200);
        assertThat(answer.json().path("left_out"))
                .singleElement()
                .satisfies(what -> assertThat(what.asString()).contains("search did not answer in time"));
    }

    private static String secret(int n) {
        return "gh" + "p_" + "%036d".formatted(n);
    }
}
