package dev.tribal.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.security.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class BatchPublisherIT {
    private final Caller caller = new Caller(
            "batch-" + UUID.randomUUID(), "key:test", "", null, Set.of(Scopes.ERRORS_WRITE), List.of(), Source.APP);
    private final BatchPublisher publisher;

    @Autowired
    BatchPublisherIT(BatchPublisher publisher) {
        this.publisher = publisher;
    }

    @Test
    void linesBeforeOneThatFailsCanBeSentAgain() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("again", endless);
        BatchItem first = item(1, Map.of());
        assertThatThrownBy(() -> publisher.publish(List.of(first, item(2, endless)), caller))
                .isInstanceOf(RuntimeException.class);
        assertThat(publisher.publish(List.of(first), caller).refused()).isZero();
    }

    private BatchItem item(int line, Map<String, Object> metadata) {
        var context = new ErrorContext(null, null, "m", null, null, null);
        return new BatchItem.Ready(
                line,
                new RequestKey(caller.tenant(), "report", "key-" + line),
                new Scrubbed<>(new NewError("T", context, null, metadata, null), List.of()));
    }
}
