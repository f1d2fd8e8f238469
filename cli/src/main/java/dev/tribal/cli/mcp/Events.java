package dev.tribal.cli.mcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads the bodies of answers. */
final class Events {
    private static final String DATA = "data:";

    private Events() {}

    /** Hands over the data of each event as it comes; Tribal writes one line of data per event. */
    static void each(InputStream body, Consumer<String> handler) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(DATA)) {
                    handler.accept(line.substring(DATA.length()).strip());
                }
            }
        }
    }

    static String text(InputStream body) throws IOException {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
