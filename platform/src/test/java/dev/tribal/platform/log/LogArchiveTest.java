package dev.tribal.platform.log;

import static dev.tribal.platform.log.Zips.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogArchiveTest {
    private static final int MOST = 1 << 20;
    private static final LogArchive ARCHIVE = new LogArchive(new LogExtractor(Rules.of(Rules.builtIn())), MOST);

    @Test
    void aJobsWholeLogCountsAndItsStepsDoNot() throws IOException {
        List<JobLog> logs = extract(
                "build/2_Compile.txt",
                error("a"),
                "build/",
                "",
                "1_build.txt",
                error("a"),
                "build/1_Set up.txt",
                "fine");

        assertThat(logs).extracting(JobLog::job).containsExactly("build");
        assertThat(messages(logs)).containsExactly("a is missing");
    }

    @Test
    void jobsAreInTheirOrderWhateverTheOrderOfTheFiles() throws IOException {
        List<JobLog> logs = extract("10_z.txt", error("c"), "2_lint.txt", error("b"), "1_build.txt", error("a"));

        assertThat(logs).extracting(JobLog::job).containsExactly("build", "lint", "z");
        assertThat(messages(logs)).containsExactly("a is missing", "b is missing", "c is missing");
    }

    @Test
    void stepsCountInTheirOrderWhereAJobHasNoWholeLog() throws IOException {
        List<JobLog> logs =
                extract("test/10_Test.txt", error("b"), "1_build.txt", error("c"), "test/9_Compile.txt", error("a"));

        assertThat(logs).extracting(JobLog::job).containsExactly("build", "test", "test");
        assertThat(messages(logs)).containsExactly("c is missing", "a is missing", "b is missing");
    }

    @Test
    void wordsInTheLogOfARunnerCountOnlyIfNothingBetterIsFound() throws IOException {
        String runner = "Evaluating timeout\nWaiting for a runner\n";

        assertThat(messages(extract("1_build.txt", runner))).containsExactly("Evaluating timeout");
        assertThat(messages(extract("1_build (1).txt", runner, "1_build.txt", error("a"))))
                .containsExactly("a is missing");
    }

    @Test
    void namesAreNoPaths() throws IOException {
        List<JobLog> logs = extract("../../etc/cron.d/1_x.txt", error("a"), "/root/.ssh/authorized_keys", "key");

        assertThat(logs).extracting(JobLog::job).containsExactly("../../etc/cron.d");
    }

    @Test
    void aBombIsRefusedAtItsLimit() throws IOException {
        byte[] bomb = zip("1_build.txt", "\n".repeat(3 * MOST));

        assertThat(bomb.length).isLessThan(10_000);
        assertThatThrownBy(() -> ARCHIVE.extract(new ByteArrayInputStream(bomb), _ -> {}, _ -> {}))
                .isInstanceOfSatisfying(
                        LogArchiveException.class,
                        e -> assertThat(e.isTooLarge()).isTrue())
                .hasMessageContaining("2 MB");
    }

    @Test
    void aBombBelowTheLimitIsRefusedByItsRatio() throws IOException {
        byte[] bomb = zip("photo.png", "\n".repeat(20 << 20));
        var archive = new LogArchive(new LogExtractor(Rules.of(Rules.builtIn())), 100 << 20);

        assertThatThrownBy(() -> archive.extract(new ByteArrayInputStream(bomb), _ -> {}, _ -> {}))
                .isInstanceOf(LogArchiveException.class)
                .hasMessageContaining("300 times");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        String[] files = new String[20_002];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = i + "_x.txt";
            files[i + 1] = "";
        }

        assertThatThrownBy(() -> extract(files))
                .isInstanceOf(LogArchiveException.class)
                .hasMessageContaining("10000 files");
    }

    @Test
    void manyShortLogsLeadToNoMoreErrorsThanAreReported() throws IOException {
        String errors = IntStream.range(0, 100).mapToObj(i -> error("n" + i)).collect(Collectors.joining());
        String[] files = new String[200];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = i + "_job%d.txt".formatted(i);
            files[i + 1] = errors;
        }

        List<JobLog> logs = extract(files);

        assertThat(logs).hasSize(100);
        assertThat(messages(logs)).hasSize(LogArchive.MOST_ERRORS);
        assertThat(logs.stream().mapToInt(log -> log.found().more()).sum()).isEqualTo(100 * 100 - 2000);
    }

    @Test
    void stepsOfAJobWhoseWholeLogFollowsTakeNoRoom() throws IOException {
        String errors = IntStream.range(0, 100).mapToObj(i -> error("n" + i)).collect(Collectors.joining());
        String[] files = new String[52];
        for (int i = 0; i < 50; i += 2) {
            files[i] = "build/%d_Step.txt".formatted(i);
            files[i + 1] = errors;
        }
        files[50] = "1_build.txt";
        files[51] = error("a");

        assertThat(messages(extract(files))).containsExactly("a is missing");
    }

    @Test
    void whatIsNoArchiveOfLogsIsRefused() throws IOException {
        byte[] whole = zip("1_build.txt", error("a").repeat(1000));
        for (byte[] bytes : List.of(
                zip("photo.png", "x"),
                "no archive".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length / 2),
                new byte[0])) {
            assertThatThrownBy(() -> ARCHIVE.extract(new ByteArrayInputStream(bytes), _ -> {}, _ -> {}))
                    .isInstanceOfSatisfying(
                            LogArchiveException.class,
                            e -> assertThat(e.isTooLarge()).isFalse());
        }
    }

    private static String error(String name) {
        return "%s.c:1:2: error: %s is missing\n".formatted(name, name);
    }

    private static List<String> messages(List<JobLog> logs) {
        return logs.stream()
                .flatMap(log -> log.found().errors().stream())
                .map(LogError::message)
                .toList();
    }

    private static List<JobLog> extract(String... namesAndTexts) throws IOException {
        return ARCHIVE.extract(new ByteArrayInputStream(zip(namesAndTexts)), _ -> {}, _ -> {});
    }
}
