package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Fields that there are none of, at every route of our own that takes JSON: what stands in them must not be lost in silence. */
@InThisProcess
class UnknownFieldsIT {
    private static final String TENANT = "mistyped";

    /** That take bodies in the form of others, lines, or none. */
    private static final Set<String> OTHERS = Set.of(
            "/api/v1/events",
            "/api/v1/errors:batch",
            "/api/v1/signing-keys/rotate",
            "/api/v1/dead-letters/{id}/replay",
            "/api/v1/errors/{id}/kept-apart/{other_id}",
            "/api/v1/errors/{id}/solutions/{solution_id}/links/{other_id}");

    private static final List<String> FORMS_OF_OTHERS = List.of("/api/v1/reports/", "/api/v1/webhooks/");

    @TempDir
    static Path folder;

    private static InProcess tribal;
    private static Http http;

    @BeforeAll
    static void start() {
        tribal = InProcess.start(folder);
        http = tribal.as(TENANT, Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        tribal.close();
    }

    @TestFactory
    Stream<DynamicTest> bodyWithAFieldThatThereIsNoneOfIsRefused() {
        List<Routes.Route> routes = Routes.of(tribal.context()).stream()
                .filter(route -> Set.of("POST", "PUT").contains(route.method()))
                .filter(route -> route.path().startsWith("/api/v1/") && !OTHERS.contains(route.path()))
                .filter(route ->
                        FORMS_OF_OTHERS.stream().noneMatch(form -> route.path().startsWith(form)))
                .toList();
        assertThat(routes).hasSizeGreaterThanOrEqualTo(11);
        return routes.stream()
                .map(route -> dynamicTest(route.name(), () -> {
                    String path = route.path()
                            .replace("{tenant}", TENANT)
                            .replaceAll("\\{[^}]+}", "00000000-0000-4000-8000-000000000000");
                    Answer answer = http.send(route.method(), path, "application/json", "{\"x_unknown\": true}");
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                    assertThat(answer.toString()).contains("x_unknown", "is not known");
                }));
    }

    @Test
    void mistypedFieldIsNamedWithItsPlaceAndWithThoseThatThereAre() {
        Answer answer = http.send(
                "POST",
                "/api/v1/errors",
                "application/json",
                "{\"error_type\": \"E\", \"context\": {\"error_message\": \"m\", \"stacktrace\": \"at a\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.toString()).contains("context.stacktrace", "is not known; there are ", "stack_trace");
    }

    @Test
    void lineOfABatchIsRefusedByItself() {
        String report = "{\"error_type\": \"E\", \"context\": {\"error_message\": \"m\"}%s}\n";

        Answer answer = http.send(
                "POST",
                "/api/v1/errors:batch",
                "application/x-ndjson",
                report.formatted("") + report.formatted(", \"project\": \"shop\""));

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
        assertThat(answer.toString()).contains("project", "is not known");
    }
}
