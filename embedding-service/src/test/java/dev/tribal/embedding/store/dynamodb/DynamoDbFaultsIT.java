package dev.tribal.embedding.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.embedding.store.ServerProcess;
import dev.tribal.platform.encryption.Sealer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbFaultsIT {
    @Test
    void aMissingTableIsNotMadeUnasked(@TempDir Path folder) {
        try (var server = DynamoDbLocal.start(folder);
                var store =
                        new DynamoDbRecordStore(server.client(), new DynamoDbSettings("records", false), Sealer.NONE)) {
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("The DynamoDB table is missing; create it, set"
                            + " tribal.embedding.dynamodb.create-table=true");
            assertThatExceptionOfType(RecordStoreException.class).isThrownBy(store::count);
        }
    }

    @Test
    void recordsSurviveAKillOfTheServer(@TempDir Path folder) {
        StoredRecord record = Events.stored(new RecordKey("acme", UUID.randomUUID()), "boom");
        try (var server = DynamoDbLocal.start(folder);
                var store =
                        new DynamoDbRecordStore(server.client(), new DynamoDbSettings("records", true), Sealer.NONE)) {
            store.write(List.of(record));
            server.server().kill();
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("The DynamoDB table cannot be reached");
            server.server().start();

            assertThat(store.read(List.of(record.key()))).containsEntry(record.key(), record.withRevision(1));
        }
    }

    @Test
    void aServerThatIsAwayDoesNotKeepTheStoreFromBeingOpened() {
        URI nobody = URI.create("http://127.0.0.1:" + ServerProcess.freePort());
        try (var store = new DynamoDbRecordStore(
                DynamoDbLocal.client(nobody), new DynamoDbSettings("records", true), Sealer.NONE)) {
            assertThatExceptionOfType(RecordStoreException.class)
                    .isThrownBy(store::check)
                    .withMessageStartingWith("The DynamoDB table cannot be reached; check tribal.aws.endpoint")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("127.0.0.1"));
        }
    }

    /** DynamoDB Local takes any credentials; this answers as DynamoDB does. */
    @Test
    void refusedAndInsufficientCredentialsAreToldApart() throws IOException {
        assertThat(sentenceFor("UnrecognizedClientException"))
                .startsWith("The credentials for the DynamoDB table are refused; check AWS_ACCESS_KEY_ID");
        assertThat(sentenceFor("AccessDeniedException"))
                .startsWith("The credentials may not read the DynamoDB table; allow them dynamodb:DescribeTable");
    }

    private static String sentenceFor(String code) throws IOException {
        byte[] answer = "{\"__type\":\"com.amazon.coral.service#%s\",\"message\":\"no\"}"
                .formatted(code)
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var store = new DynamoDbRecordStore(
                DynamoDbLocal.client(endpoint), new DynamoDbSettings("records", true), Sealer.NONE)) {
            store.check();
            return "no fault";
        } catch (RecordStoreException e) {
            return String.valueOf(e.getMessage());
        } finally {
            server.stop(0);
        }
    }
}
