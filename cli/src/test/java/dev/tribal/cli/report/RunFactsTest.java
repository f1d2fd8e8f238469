package dev.tribal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFactsTest {
    @Test
    void gitHubSaysWhereAReportComesFrom() {
        RunFacts facts = RunFacts.of(Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_REPOSITORY", "acme/shop",
                "GITHUB_SHA", "abc",
                "GITHUB_SERVER_URL", "https://github.example.com",
                "GITHUB_RUN_ID", "7",
                "GITHUB_RUN_ATTEMPT", "2"));

        assertThat(facts)
                .isEqualTo(new RunFacts(
                        "acme/shop",
                        "abc",
                        "https://github.example.com/acme/shop/actions/runs/7/attempts/2",
                        null,
                        List.of()));
    }

    @Test
    void gitLabSaysWhereAReportComesFrom() {
        RunFacts facts = RunFacts.of(Map.of(
                "GITLAB_CI",
                "true",
                "CI_PROJECT_PATH",
                "acme/shop",
                "CI_COMMIT_SHA",
                "abc",
                "CI_JOB_URL",
                "https://l/1"));

        assertThat(facts).isEqualTo(new RunFacts("acme/shop", "abc", "https://l/1", null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/acme/shop.git, acme/shop",
        "git@git.example.com:acme/shop.git, acme/shop",
        "https://git.example.com/acme/the shop.git, acme/the shop",
        "ssh://git@git.example.com:22/acme/shop, acme/shop"
    })
    void jenkinsNamesTheProjectByItsRepository(String repository, String project) {
        RunFacts facts =
                RunFacts.of(Map.of("BUILD_URL", "https://j/job/1/", "GIT_URL", repository, "GIT_COMMIT", "abc"));

        assertThat(facts).isEqualTo(new RunFacts(project, "abc", "https://j/job/1/", null, List.of()));
    }

    @Test
    void onAMachineOfSomebodyNothingIsKnown() {
        assertThat(RunFacts.of(Map.of("GIT_URL", "a", "CI", "true")))
                .isEqualTo(new RunFacts(null, null, null, null, List.of()));
    }

    @Test
    void solutionsGoWithTestReportsOfACommitOnly() {
        var facts = new RunFacts("a b", "c&d", null, "", List.of("e/s"));

        assertThat(facts.query(Format.TEST_REPORT)).isEqualTo("?project=a+b&commit=c%26d&applied_solution=e%2Fs");
        assertThat(facts.query(Format.LOG)).isEqualTo("?project=a+b&commit=c%26d");
        assertThat(new RunFacts(null, null, null, null, List.of("e/s")).query(Format.TEST_REPORT))
                .isEmpty();
    }
}
