package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tribal people}: who can sign in, until they are removed. */
class PeopleCommandIT {
    @TempDir
    Path folder;

    @Test
    void personIsListedUntilTheyAreRemoved() {
        try (var _ = Tribal.up(folder)) {
            assertThat(output(0, "list")).containsPattern("(?m)^operator +here +admin$");
            assertThat(output(0, "remove", "admin"))
                    .contains("admin is removed")
                    .doesNotContain("The key");
            assertThat(output(0, "list")).doesNotContain("admin");
            assertThat(output(1, "remove", "admin")).contains("There is no person of this name");
            assertThat(output(2, "remove")).contains("needs a name");
            assertThat(output(2, "add")).contains("list or remove");
        }
    }

    private String output(int status, String... words) {
        List<String> command = new ArrayList<>(List.of("./tribal", "people"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", folder.toString()));
        Running running = Running.start(Project.root(), command.toArray(String[]::new));
        assertThat(running.await()).as(running.output()).isEqualTo(status);
        return running.output();
    }
}
