package dev.tribal.standalone.backup.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every place for backups does. */
interface BackupTargetContract {
    /** One that is empty. */
    BackupTarget target();

    @Test
    default void anEmptyPlaceHasNothing() {
        assertThat(target().list("manifests/")).isEmpty();
        assertThat(target().get("manifests/a")).isEmpty();
        target().delete("manifests/a");
    }

    @Test
    default void whatIsPutIsReadBackByteForByte() {
        byte[] large = new byte[5 * 1024 * 1024];
        new Random(1).nextBytes(large);
        target().put("data/one/events-000001", large);
        target().put("data/one/empty", new byte[0]);

        assertThat(target().get("data/one/events-000001"))
                .hasValueSatisfying(
                        read -> assertThat(Arrays.equals(read, large)).isTrue());
        assertThat(target().get("data/one/empty"))
                .hasValueSatisfying(read -> assertThat(read).isEmpty());
    }

    @Test
    default void whatIsPutAgainIsReplaced() {
        target().put("manifests/a", new byte[] {1});
        target().put("manifests/a", new byte[] {2, 3});

        assertThat(target().get("manifests/a").orElseThrow()).containsExactly(2, 3);
    }

    @Test
    default void ofManyWhoPutANameThatIsNotThereOneDoes() {
        var stored = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (byte i = 0; i < 8; i++) {
                byte[] content = {i};
                threads.execute(() -> stored.addAndGet(target().putIfAbsent("turns/1", content) ? 1 : 0));
            }
        }
        assertThat(stored).hasValue(1);
        byte[] first = target().get("turns/1").orElseThrow();
        assertThat(target().putIfAbsent("turns/1", new byte[] {9})).isFalse();
        assertThat(target().get("turns/1").orElseThrow()).isEqualTo(first);
        assertThat(target().list("turns/")).containsExactly("turns/1");
    }

    @Test
    default void namesAreListedWhileOthersComeAndGo() throws Exception {
        target().put("turns/1", new byte[] {1});
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    target().put("turns/2", new byte[] {1});
                    target().delete("turns/2");
                }
            });
            while (!others.isDone()) {
                assertThat(target().list("turns/")).contains("turns/1");
            }
            others.get();
        }
    }

    @Test
    default void onlyWhatIsBelowAFolderIsListedInOrder() {
        for (String name : new String[] {"data/b/2", "data/b/1", "data/a/1", "manifests/b"}) {
            target().put(name, new byte[] {1});
        }

        assertThat(target().list("data/")).containsExactly("data/a/1", "data/b/1", "data/b/2");
        assertThat(target().list("data/b/")).containsExactly("data/b/1", "data/b/2");
    }

    @Test
    default void whatIsDeletedIsGoneAndTheRestStays() {
        target().put("data/a/1", new byte[] {1});
        target().put("data/a/2", new byte[] {1});
        target().delete("data/a/1");

        assertThat(target().list("data/")).containsExactly("data/a/2");
        target().delete("data/a/2");
        assertThat(target().list("data/")).isEmpty();
    }
}
