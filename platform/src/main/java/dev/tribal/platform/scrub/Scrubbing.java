package dev.tribal.platform.scrub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The rules of every tenant, and the key of the installation. */
public final class Scrubbing {
    private final Scrubber everybody;
    private final Map<String, Scrubber> special = new HashMap<>();
    private final List<ScrubRule> known;
    private final Map<ScrubRule, Scrubber> single = new ConcurrentHashMap<>();
    private final byte[] key;

    /** Rules that are all in force; see {@link #Scrubbing(List, Predicate, byte[])}. */
    public Scrubbing(List<ScrubRule> rules, byte[] key) {
        this(rules, _ -> true, key);
    }

    /**
     * @param known all rules; the first ones know the most about what they find
     * @param inForce whether a rule is applied when nobody names it
     * @param key under which placeholders are hashed
     * @throws IllegalArgumentException if two rules for the same tenant have the same id, or a pattern is not one of RE2
     */
    public Scrubbing(List<ScrubRule> known, Predicate<ScrubRule> inForce, byte[] key) {
        List<ScrubRule> rules = known.stream().filter(inForce).toList();
        this.known = List.copyOf(known);
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

    /**
     * Starts to scrub with one rule alone, in force or not, with an empty receipt. It makes the same placeholders as all
     * rules together.
     *
     * @return empty if the tenant has no such rule
     */
    public Optional<FieldScrubber> of(String tenant, String rule) {
        return known.stream()
                .filter(one -> one.id().equals(rule))
                .filter(one -> one.tenant() == null || one.tenant().equals(tenant))
                .findFirst()
                .map(one -> single.computeIfAbsent(one, _ -> new Scrubber(List.of(one))))
                .map(scrubber -> new FieldScrubber(scrubber, new Placeholders(key, tenant)));
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
