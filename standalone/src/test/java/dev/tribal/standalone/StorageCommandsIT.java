package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with which one changes one's mind about where and how things are kept. */
class StorageCommandsIT {
    @TempDir
    Path folder;

    @Test
    void aReindexWithAnotherModelServesWhenItIsCompleteAndAfterARestart() {
        try (var tribal = Tribal.up(folder)) {
            report(tribal);
            Running reindex = command("reindex", "--model", "bge-small-en-v15-q");
            assertThat(reindex.await()).as(reindex.output()).isZero();
            assertThat(reindex.output()).contains("bge-small-en-v15-q", "serves now", "tribal reindex --drop");

            Running status = command("reindex", "--status");
            assertThat(status.await()).isZero();
            assertThat(status.output().lines().toList())
                    .anyMatch(line -> line.startsWith("retired") && line.contains("all-minilm-l6-v2-q"))
                    .anyMatch(line -> line.startsWith("serving") && line.contains("bge-small-en-v15-q"));
            assertFound(tribal);
        }
        try (var again = Tribal.up(folder)) {
            assertFound(again);
        }
        var contradiction = Tribal.launch(folder, Project.freePort(), "--tribal.embedding.model=all-minilm-l6-v2-q");
        assertThat(contradiction.await()).isNotZero();
        assertThat(contradiction.output()).contains("run 'tribal reindex --model all-minilm-l6-v2-q'");
    }

    @Test
    void whatAReindexCannotDoIsSaidInOneSentence() {
        try (var tribal = Tribal.up(folder)) {
            assertThat(tribal.key()).isNotEmpty();
            assertRefused(1, "oracle", "reindex", "--model", "oracle");
            assertRefused(1, "Chroma cannot be reached", "reindex", "--vector-index", "chroma");
            assertRefused(2, "unknown option --modle", "reindex", "--modle", "x");
            assertRefused(1, "no index is being built", "reindex", "--cancel");
        }
        assertRefused(1, "does not answer", "reindex");
    }

    @Test
    void recordsAreMigratedAndCopiedOnlyWhileTribalIsStopped() {
        try (var tribal = Tribal.up(folder)) {
            report(tribal);
            assertRefused(1, "stop it first", "migrate", "--dry-run");
            assertRefused(1, "stop it first", "copy-records", "--from", "jdbc", "--to", "s3");
        }

        Running migrate = command("migrate", "--dry-run");
        assertThat(migrate.await()).as(migrate.output()).isZero();
        assertThat(migrate.output()).contains("0 of 1 records");
        assertRefused(1, "tribal:", "copy-records", "--from", "jdbc", "--to", "abacus");
    }

    private static void report(Tribal tribal) {
        assertThat(tribal.http()
                        .post(
                                "/api/v1/errors",
                                Reports.of("java.net.ConnectException", "the database refuses the connection"),
                                "Prefer",
                                "wait=10")
                        .status())
                .isEqualTo(201);
    }

    private static void assertFound(Tribal tribal) {
        String answer = Reports.awaitFound(tribal.http(), "cannot connect to the database");
        assertThat(answer).contains("refuses the connection").doesNotContain("\"degraded\":[\"vector\"]");
    }

    private void assertRefused(int status, String sentence, String... words) {
        Running refused = command(words);
        assertThat(refused.await()).as(refused.output()).isEqualTo(status);
        assertThat(refused.output()).contains(sentence).doesNotContain("Exception");
    }

    private Running command(String... words) {
        List<String> command = new ArrayList<>(List.of("./tribal"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", folder.toString()));
        return Running.start(Project.root(), command.toArray(String[]::new));
    }
}
