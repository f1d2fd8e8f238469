package dev.tribal.platform.scrub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of every tenant, and the key of the installation. */
public final class Scrubbing {
    private final Scrubber everybody;
    private final Map<String, Scrubber> special = new HashMap<>();
    private final byte[] key;

    /**
     * @param rules the first ones know the most about what they find
     * @param key under which placeholders are hashed
     * @throws IllegalArgumentException if two rules for the same tenant have the same id, or a pattern is not one of RE2
     */
    public Scrubbing(List<ScrubRule> rules, byte[] key) {
        this.key = key.clone();
        this.everybody = new Scrubber(rulesOf("", rules));
        for (ScrubRule rule : rules) {
            if (rule.tenant() != null) {
                special.computeIfAbsent(rule.tenant(), tenant -> new Scrubber(rulesOf(tenant, rules)));
            }
        }
    }

    /** Starts to scrub a request or a record of a tenant, with an empty receipt. */
    public FieldScrubber of(String tenant) {
        return new FieldScrubber(special.getOrDefault(tenant, everybody), new Placeholders(key, tenant));
    }

    private static List<ScrubRule> rulesOf(String tenant, List<ScrubRule> rules) {
        List<ScrubRule> own = rules.stream()
                .filter(rule -> rule.tenant() == null || rule.tenant().equals(tenant))
                .toList();
        Set<String> ids = new HashSet<>();
        for (ScrubRule rule : own) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("There are two scrub rules '%s'".formatted(rule.id()));
            }
        }
        return own;
    }
}
