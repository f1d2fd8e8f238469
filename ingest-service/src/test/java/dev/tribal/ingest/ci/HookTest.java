package dev.tribal.ingest.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HookTest {
    private static final String HOOK = "tribal.ingest.ci.hooks[0].";

    @Test
    void settingsAreBoundWithTheDefaultsOfTheProvider() {
        HookSettings settings = bind(Map.of());
        Hook hook = settings.hooks().getFirst();
        assertThat(hook.api()).hasToString("https://api.github.com");
        assertThat(hook.token()).isNull();
        assertThat(hook.admits("any/repository")).isTrue();
        assertThat(settings.attempts()).isEqualTo(4);
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void settingsThatCannotBeAreRefusedInOneSentence() {
        assertRefused(Map.of("secret", "short"), "at least 16 characters");
        assertRefused(Map.of("id", "No Id"), "small letters");
        assertRefused(Map.of("tenant", "a/b"), "name of a tenant");
        assertRefused(Map.of("api", "https://github.example/api/v3/"), "an address such as");
    }

    @Test
    void whatWouldHoldUpOthersForLongIsRefused() {
        assertTooMuch("attempts", "11", "1 to 10");
        assertTooMuch("first-pause", "2m", "at most a minute");
        assertTooMuch("timeout", "1h", "at most 10 minutes");
    }

    @Test
    void solutionsAreReadFromTheTrailersOfACommit() {
        UUID id = UUID.randomUUID();
        assertThat(CiSolution.in(
                        "Fix\r\n\r\nTribal-Solution: %1$s/%1$s\r\n  Tribal-Solution: %1$s\nTribal-Solution: x/y"
                                .formatted(id)))
                .containsExactly(new CiSolution(id, id));
    }

    private static void assertTooMuch(String name, String value, String reason) {
        assertThatThrownBy(
                        () -> new Binder(new MapConfigurationPropertySource(Map.of("tribal.ingest.ci." + name, value)))
                                .bindOrCreate("tribal.ingest.ci", HookSettings.class))
                .rootCause()
                .hasMessageContaining(reason);
    }

    private static void assertRefused(Map<String, String> values, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try {
                        bind(values);
                    } catch (RuntimeException e) {
                        Throwable cause = e;
                        while (cause.getCause() != null) {
                            cause = cause.getCause();
                        }
                        throw cause;
                    }
                })
                .withMessageContaining(reason);
    }

    private static HookSettings bind(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(Map.of(
                HOOK + "id", "shop",
                HOOK + "provider", "github",
                HOOK + "tenant", "acme",
                HOOK + "token", "",
                HOOK + "secret", "0123456789abcdef"));
        values.forEach((name, value) -> all.put(HOOK + name, value));
        return new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("tribal.ingest.ci", HookSettings.class);
    }
}
