package dev.tribal.standalone.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells the person who started Tribal where it is and how to use it, as text that works when pasted. */
public final class Announcement {
    private static final String TEXT = """

            Tribal is ready.

              URL        %1$s
              API key    %2$s
                         (kept in %3$s)
              Try it     %1$s/docs

            Add it to Claude Code:

              claude mcp add --transport http tribal %1$s/mcp --header "Authorization: Bearer %2$s"

            Report an error and see it come back:

              curl -sS %1$s/api/v1/errors \\
                -H "Authorization: Bearer %2$s" \\
                -H "Content-Type: application/json" -H "Prefer: wait=5" \\
                -d '{"error_type": "ModuleNotFoundError", "context": {"language": "python", "error_message": "No module named requests"}, "solution": {"description": "Run pip install requests in the virtual environment"}}'

              curl -sS -G %1$s/api/v1/errors/similar \\
                -H "Authorization: Bearer %2$s" \\
                --data-urlencode "query=python cannot find the requests module"

            """;

    private final Path keyFile;
    private final @Nullable Path file;

    /**
     * @param keyFile the file that holds the first API key
     * @param file where to write; {@code null} for standard output
     */
    public Announcement(Path keyFile, @Nullable Path file) {
        this.keyFile = keyFile;
        this.file = file;
    }

    /** Says it; called when everything is up. */
    public void say(String url) {
        String text = TEXT.formatted(url, key(), keyFile);
        try {
            if (file == null) {
                System.out.print(text);
                System.out.flush();
            } else {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private String key() {
        try {
            return Files.readString(keyFile).strip();
        } catch (IOException e) {
            return "YOUR_KEY";
        }
    }
}
