package dev.tribal.cli;

import dev.tribal.cli.hook.Hook;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code tribal hook lookup} and {@code tribal hook record}: what a client of agents runs after each command. It must never
 * get in the way, so that it is silent about whatever goes wrong and gives up soon.
 */
final class HookCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PrintStream out;

    HookCommand(PrintStream out) {
        this.out = out;
    }

    void run(Options options, InputStream in) {
        List<String> words = options.words(1);
        options.allowOnly("url", "data-dir", "ca");
        if (!words.equals(List.of("lookup")) && !words.equals(List.of("record"))) {
            throw new UsageException("hook takes lookup or record");
        }
        try {
            CompletableFuture.runAsync(
                            () -> work(words.getFirst(), options, in),
                            task -> Thread.ofPlatform().daemon().start(task))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // The agent goes on without it.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(String word, Options options, InputStream in) {
        try {
            TribalApi api = TribalApi.of(options);
            var hook = new Hook(api.mcp(), api.client(), cache(System.getenv()), out);
            if (word.equals("lookup")) {
                hook.lookup(in);
            } else {
                hook.record(in);
            }
        } catch (Exception e) {
            throw new CommandException("the hook did not work", e);
        }
    }

    /** As the XDG Base Directory Specification has it; the launcher looks there too. */
    private static Path cache(Map<String, String> environment) {
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (caches.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches))
                .resolve("tribal/failed-commands");
    }
}
