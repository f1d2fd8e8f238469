package dev.tribal.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.embedding.OfflineCommand;
import dev.tribal.embedding.fold.Fold;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.LongTexts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;

/** What a full backup that takes long does when an increment beside it fails. */
class IncrementsBesideAFullBackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void anIncrementThatFailsCostsTheFullBackupNothing() throws Exception {
        try (var tribal = new BackupCommandsIT.Standalone(folder.resolve("live"))) {
            assertThat(run(tribal, "--to=" + folder.resolve("backups"))).isZero();
            ErrorEvent stored = report();
            tribal.records.write(List.of(Fold.apply(null, stored, new Position(0, 0), "topic")));

            var command = Thread.ofVirtual()
                    .start(() -> run(
                            tribal, "--to=" + folder.resolve("backups"), "--full", "--every=1ms", "--full-every=1h"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(output())
                            .containsSubsequence(
                                    "An increment failed, and the full backup goes on.", "away", "1 records"));
            assertThat(output()).doesNotContain("This is tried again");
            command.interrupt();
            assertThat(command.join(PATIENCE)).isTrue();
        }
    }

    private int run(BackupCommandsIT.Standalone tribal, String... words) {
        String[] all = new String[words.length + 3];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--unencrypted";
        all[words.length + 1] = "--tribal.data-dir=" + folder.resolve("live");
        all[words.length + 2] = "--spring.config.name=" + ServiceSettings.CONFIG_NAMES;
        return new OfflineCommand(out(), BackupConfiguration.class)
                .run(
                        all,
                        context -> new BackupSchedule(
                                        new Installation(withTexts(context, texts(tribal))),
                                        new BackupOptions(
                                                new DefaultApplicationArguments(all), context.getEnvironment()),
                                        out())
                                .run());
    }

    /** The full backup reads the first text; then comes an event whose text the increment cannot read, and all go on. */
    private BlobStore texts(BackupCommandsIT.Standalone tribal) {
        return (BlobStore) Proxy.newProxyInstance(
                BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, (_, method, _) -> {
                    if (!method.getName().equals("get")) {
                        return null;
                    }
                    int read = reads.incrementAndGet();
                    if (read == 1) {
                        tribal.topics.sendText(new EventCodec().write(report()));
                        tribal.topics.flush();
                    }
                    if (read == 2) {
                        throw new BlobStoreException("The blob store is away.", null);
                    }
                    return Optional.of("long".getBytes(StandardCharsets.UTF_8));
                });
    }

    private static ApplicationContext withTexts(ApplicationContext context, BlobStore texts) {
        return (ApplicationContext) Proxy.newProxyInstance(
                ApplicationContext.class.getClassLoader(),
                new Class<?>[] {ApplicationContext.class},
                (_, method, arguments) -> method.getName().equals("getBean") && BlobStore.class.equals(arguments[0])
                        ? texts
                        : method.invoke(context, arguments));
    }

    private static ErrorEvent report() {
        UUID event = UUID.randomUUID();
        Attachment text = LongTexts.attachment(event, LongText.STACK_TRACE, "long ".repeat(9_000));
        var context = new ErrorContext("java", null, "boom", null, null, null, List.of(text));
        return new ErrorEvent(
                event,
                Instant.now(),
                "acme",
                UUID.randomUUID(),
                null,
                false,
                new ErrorReported("v1:x", "Boom", context, null, Map.of(), null));
    }

    private PrintStream out() {
        return new PrintStream(output, true, StandardCharsets.UTF_8);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
