package dev.tribal.search.catalog;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.deletion;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.WithCatalog;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTest extends WithCatalog {
    @Test
    void recordComesBackAsItWas() {
        RecordChange change = change("cart", 1, "NullPointerException", "total is null");
        apply(change);
        assertThat(catalog.find(Visible.ofTenant(TENANT), id("cart"))).contains(recordOf(change));
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isEqualTo(1);
    }

    @Test
    void laterStateReplacesTheEarlier() {
        apply(change("cart", 1, "A", "first"));
        apply(change("cart", 2, "A", "second"));
        assertThat(messageOf("cart")).contains("second");
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isEqualTo(1);
    }

    @Test
    void olderStateIsIgnored() {
        apply(change("cart", 5, "A", "new"));
        apply(change("cart", 3, "A", "old"));
        apply(deletion("cart", 4));
        assertThat(messageOf("cart")).contains("new");
    }

    @Test
    void latestStateOfABatchWins() {
        apply(change("cart", 1, "A", "first"), change("cart", 3, "A", "third"), change("cart", 2, "A", "second"));
        assertThat(messageOf("cart")).contains("third");
    }

    @Test
    void deletedRecordIsGone() {
        apply(change("cart", 1, "A", "x"), change("shop", 2, "A", "x"));
        apply(deletion("cart", 3));
        assertThat(catalog.find(Visible.ofTenant(TENANT), id("cart"))).isEmpty();
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isEqualTo(1);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        apply(change("acme", "cart", 1, "A", "of acme"), change("other", "cart", 2, "A", "of other"));
        apply(deletion("cart", 3));
        assertThat(catalog.find(Visible.ofTenant("acme"), id("cart"))).isEmpty();
        assertThat(catalog.find(Visible.ofTenant("other"), id("cart"))).isPresent();
        assertThat(catalog.count(Visible.ofTenant("acme"))).isZero();
        assertThat(catalog.count(Visible.ofTenant("other"))).isEqualTo(1);
    }

    @Test
    void applyingAdvancesPositions() {
        apply(change("cart", 7, "A", "x"), deletion("unknown", 9));
        assertThat(catalog.positions().await(new Position(0, 9), Duration.ZERO)).isTrue();
        assertThat(catalog.positions().await(new Position(0, 10), Duration.ZERO))
                .isFalse();
    }

    @Test
    void committedStateSurvivesAndTheRestIsReadAgain() {
        apply(change("cart", 1, "A", "x"));
        catalog.commit();
        catalog.apply(List.of(change("shop", 2, "A", "x")), Map.of(0, 20L));
        reopen();
        assertThat(catalog.begin("topic").offsets()).isEqualTo(Map.of(0, 10L));
        assertThat(catalog.find(Visible.ofTenant(TENANT), id("cart"))).isPresent();
        assertThat(catalog.find(Visible.ofTenant(TENANT), id("shop"))).isEmpty();
        assertThat(catalog.positions().snapshot()).isEqualTo(Map.of(0, 1L));
    }

    @Test
    void anotherTopicStartsOver() {
        apply(change("cart", 1, "A", "x"));
        catalog.commit();
        assertThat(catalog.begin("another").offsets()).isEmpty();
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isZero();
        assertThat(catalog.positions().snapshot()).isEmpty();
    }

    @Test
    void damagedFolderIsBuiltAnew() throws IOException {
        apply(change("cart", 1, "A", "x"));
        catalog.commit();
        catalog.close();
        try (var files = Files.newDirectoryStream(folder, "segments_*")) {
            for (Path file : files) {
                Files.writeString(file, "damaged");
            }
        }
        catalog = new Catalog(folder);
        assertThat(catalog.state()).isEqualTo(FeedState.NONE);
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isZero();
    }

    @Test
    void folderWithoutAFileOfItsIndexIsBuiltAnew() throws IOException {
        apply(change("cart", 1, "A", "x"));
        catalog.commit();
        catalog.close();
        Files.delete(fileOfTheIndex());
        catalog = new Catalog(folder);
        assertThat(catalog.state()).isEqualTo(FeedState.NONE);
    }

    @Test
    void folderThatCannotBeReadNowIsLeftAlone() throws IOException {
        apply(change("cart", 1, "A", "x"));
        catalog.commit();
        catalog.close();
        Path file = fileOfTheIndex();
        Path away = folder.resolveSibling("away");
        Files.move(file, away);
        // Fails as it does without a free file descriptor, with an error of the file system that is none of the index.
        Files.createSymbolicLink(file, file);

        assertThatThrownBy(() -> new Catalog(folder)).hasRootCauseInstanceOf(FileSystemException.class);

        Files.delete(file);
        Files.move(away, file);
        catalog = new Catalog(folder);
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isEqualTo(1);
    }

    @Test
    void folderOfAnotherProcessIsLeftAlone() {
        apply(change("cart", 1, "A", "x"));
        catalog.commit();
        assertThatThrownBy(() -> new Catalog(folder)).hasMessageContaining("in use by another process");
        assertThat(catalog.count(Visible.ofTenant(TENANT))).isEqualTo(1);
    }

    @Test
    void longTextIsKeptWhole() {
        String message = "frame ".repeat(20_000);
        apply(change("cart", 1, "A", message));
        assertThat(messageOf("cart")).contains(message);
    }

    /** One that only a search opens. */
    private Path fileOfTheIndex() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "_*.{cfs,fdt}")) {
            return files.iterator().next();
        }
    }

    private void reopen() {
        catalog.close();
        catalog = new Catalog(folder);
    }

    private Optional<String> messageOf(String name) {
        return catalog.find(Visible.ofTenant(TENANT), id(name))
                .map(record -> record.context().errorMessage());
    }

    private static ErrorRecord recordOf(RecordChange change) {
        return Objects.requireNonNull(change.record());
    }
}
