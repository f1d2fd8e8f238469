package dev.tribal.ingest.ci;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The webhooks of the installation by their ids. */
public final class Hooks {
    private final Map<String, Hook> hooks;

    public Hooks(HookSettings settings) {
        this.hooks = settings.hooks().stream().collect(Collectors.toMap(Hook::id, Function.identity()));
    }

    public Optional<Hook> find(String id) {
        return Optional.ofNullable(hooks.get(id));
    }
}
