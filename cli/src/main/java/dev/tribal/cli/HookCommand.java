package dev.tribal.cli;

import dev.tribal.cli.hook.Hook;
import dev.tribal.cli.run.FailedCommands;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
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

    private final Settings settings;
    private final PrintStream out;

    HookCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void run(Options options, InputStream in) {
        List<String> words = options.words(1);
        if (!words.equals(List.of("lookup")) && !words.equals(List.of("record"))) {
            throw new UsageException("hook takes lookup or record");
        }
        try {
            CompletableFuture.runAsync(
                            () -> work(words.getFirst(), in),
                            task -> Thread.ofPlatform().daemon().start(task))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // The agent goes on without it.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(String word, InputStream in) {
        try {
            TribalApi api = TribalApi.of(settings);
            var hook = new Hook(
                    api.endpoint(), api.client(), FailedCommands.cache(settings.environment(), "failed-commands"), out);
            if (word.equals("lookup")) {
                hook.lookup(in);
            } else {
                hook.record(in);
            }
        } catch (Exception e) {
            throw new CommandException("the hook did not work", e);
        }
    }
}
