package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of Prometheus that are shipped can be loaded, do what they are meant to, and each alert says what to do. */
class AlertRulesIT {
    private static final Path RULES = Project.root().resolve("deploy/prometheus/rules");
    private static final Path RUNBOOKS = Project.root().resolve("docs/runbooks");

    @Test
    void rulesAreValid() {
        assumeTrue(PrometheusTools.areThere());
        try (var check = PrometheusTools.promtool("check", "rules", "rules/slo.yml", "rules/alerts.yml")) {
            assertThat(check.await()).as(check.output()).isZero();
        }
        try (var check = PrometheusTools.promtool("check", "config", "--syntax-only", "prometheus.yml")) {
            assertThat(check.await()).as(check.output()).isZero();
        }
    }

    @Test
    void rulesFireWhenTheyShallAndNotOtherwise() {
        assumeTrue(PrometheusTools.areThere());
        try (var test = PrometheusTools.promtool(
                "test", "rules", "tests/slo.test.yml", "tests/alerts.test.yml", "tests/days.test.yml")) {
            assertThat(test.await()).as(test.output()).isZero();
        }
    }

    @Test
    void alertmanagerThatIsNamedIsToldWithoutARestart(@TempDir Path folder) throws IOException {
        assumeTrue(PrometheusTools.areThere());
        try (var prometheus = PrometheusTools.shipped(folder)) {
            assertThat(prometheus.alertmanagers()).isEmpty();

            Files.writeString(folder.resolve("alertmanagers.local.yml"), "- targets: [\"127.0.0.1:9093\"]\n");

            await().atMost(Duration.ofSeconds(60))
                    .until(prometheus::alertmanagers, List.of("http://127.0.0.1:9093/api/v2/alerts")::equals);
        }
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() throws IOException {
        String rules = Files.readString(RULES.resolve("alerts.yml"));
        List<String> alerts = found("- alert: (\\w+)", rules);
        assertThat(found("runbook_url: docs/runbooks/(\\w+)\\.md", rules)).isEqualTo(alerts);
        try (var files = Files.list(RUNBOOKS)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", ""))
                            .collect(Collectors.toSet()))
                    .isEqualTo(Set.copyOf(alerts));
        }
        for (String alert : alerts) {
            assertThat(RUNBOOKS.resolve(alert + ".md"))
                    .content()
                    .startsWith("# " + alert + "\n")
                    .contains("\n## Look at\n", "\n## Do\n");
        }
    }

    @Test
    void everyAlertHasACaseInWhichItFires() throws IOException {
        Path cases = RULES.resolveSibling("tests");
        String firing =
                Files.readString(cases.resolve("slo.test.yml")) + Files.readString(cases.resolve("alerts.test.yml"));
        assertThat(found("alertname: (\\w+)\\s+exp_alerts:", firing))
                .containsAll(found("- alert: (\\w+)", Files.readString(RULES.resolve("alerts.yml"))));
    }

    @Test
    void commandsOfKafkaInRunbooksCanBeGivenAsTheyStand() throws IOException {
        String whereToLook = Files.readString(Project.root().resolve("docs/operations.md"));
        try (var files = Files.list(RUNBOOKS)) {
            for (Path runbook : files.toList()) {
                for (String item : Files.readString(runbook).split("\n(?=[-#])")) {
                    for (String command : found("`([^`]*\\bkafka-[a-z]+-?[a-z-]*[^`]*)`", item)) {
                        assertThat(command).as("A command in %s", runbook).matches("(?s)kafka kafka-[a-z-]+\\.sh --.+");
                        assertThat(whereToLook).contains("\n" + command.substring(0, command.indexOf(" --")) + " --");
                        assertThat(item).as("What is said of it").contains("(../operations.md#where-to-look)");
                    }
                }
            }
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
