package dev.tribal.mcp.pair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of events in the background. */
final class EventReader implements AutoCloseable {
    private final StringBuffer received = new StringBuffer();
    private final InputStream stream;
    private volatile boolean ended;

    EventReader(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::read);
    }

    /** All data so far, one event per line. */
    String received() {
        return received.toString();
    }

    JsonNode event(int number) {
        return JsonMapper.shared().readTree(received().split("\n", -1)[number]);
    }

    /** Whether the server has closed the stream. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> received.append(line.substring(6)).append('\n'));
            ended = true;
        } catch (IOException | UncheckedIOException _) {
            // The test is over.
        }
    }
}
