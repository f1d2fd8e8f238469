package dev.tribal.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleTest {
    private static final Path OPERATIONS = Path.of("../docs/operations.md");

    /** If this fails after a change of the roles, put the text that it expects into the page. */
    @Test
    void tableInTheDocumentationIsTheOneOfTheCode() throws Exception {
        String table = Stream.of(Role.values())
                .map(role -> "| `%s` | %s | %s |"
                        .formatted(
                                role.name().toLowerCase(Locale.ROOT),
                                role.scopes().stream()
                                        .map(scope -> "`" + scope + "`")
                                        .collect(Collectors.joining(" ")),
                                role.purpose()))
                .collect(Collectors.joining("\n", "| role | scopes | its holder |\n|---|---|---|\n", "\n\n"));

        assertThat(Files.readString(OPERATIONS)).contains(table);
    }

    @Test
    void everyRoleMayDoWhatTheOneBeforeMay() {
        for (int i = 1; i < Role.values().length; i++) {
            assertThat(Role.values()[i].scopes())
                    .containsAll(Role.values()[i - 1].scopes())
                    .hasSizeGreaterThan(Role.values()[i - 1].scopes().size());
        }
    }

    @Test
    void nameOnTheWireIsInLowerCase() throws Exception {
        for (Role role : Role.values()) {
            assertThat(Role.class
                            .getField(role.name())
                            .getAnnotation(JsonProperty.class)
                            .value())
                    .isEqualTo(role.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void onlyTheOperatorReachesBeyondItsTenant() {
        assertThat(Role.values())
                .filteredOn(role -> role.scopes().contains(Scopes.INSTALLATION))
                .containsExactly(Role.OPERATOR);
        assertThat(Role.everyScope())
                .containsAll(Scopes.ALL)
                .contains(Scopes.INSTALLATION)
                .hasSize(5);
    }
}
