package dev.tribal.platform.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The templates that several messages made, in memory. What is too much is left out: such messages are errors of their own first. */
public final class LearntTemplates implements TemplateLookup {
    /** Each is a text of up to 2,000 characters: 100 MB at the very most, twice that if they are not Latin, and twice while all is read again. */
    static final int MOST = 50_000;

    /** So that no tenant takes what others need. */
    static final int MOST_OF_TENANT = 10_000;

    private final Map<String, Map<UUID, TemplateLeaf>> leaves = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    /** Of those that are forgotten as well, as an older entry may still come; the latest. */
    private final Map<UUID, LeafRevision> revisions = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, LeafRevision> eldest) {
            return size() > 2 * MOST;
        }
    };

    @Override
    public Optional<LearntTemplate> including(String tenant, @Nullable String project, MessageForm form) {
        Map<UUID, TemplateLeaf> known = form.canBeLearnt() ? leaves.get(tenant) : null;
        TemplateLeaf leaf = known == null ? null : known.get(form.leaf(tenant, project));
        return leaf == null ? Optional.empty() : leaf.including(form);
    }

    /**
     * Takes what a leaf knows, at once for readers, unless something newer is known of it. Only one thread may put.
     *
     * @param leaf those templates that several messages made; without any it is forgotten
     * @param revision {@code null} if that is not known; then it is taken for the newest
     * @return whether there was room for it; otherwise what was known of it stays
     */
    public boolean put(String tenant, UUID leafId, TemplateLeaf leaf, @Nullable LeafRevision revision) {
        LeafRevision known = revisions.get(leafId);
        if (revision != null && known != null && revision.isBefore(known)) {
            return true;
        }
        Map<UUID, TemplateLeaf> ofTenant = leaves.computeIfAbsent(tenant, _ -> new ConcurrentHashMap<>());
        TemplateLeaf before = ofTenant.getOrDefault(leafId, TemplateLeaf.EMPTY);
        int more = leaf.templates().size() - before.templates().size();
        boolean hasRoom =
                more <= 0 || count.get() + more <= MOST && counts.getOrDefault(tenant, 0) + more <= MOST_OF_TENANT;
        if (hasRoom) {
            ofTenant.compute(leafId, (_, _) -> leaf.templates().isEmpty() ? null : leaf);
            add(tenant, more);
            if (revision != null) {
                revisions.put(leafId, revision);
            }
        }
        return hasRoom;
    }

    private void add(String tenant, int more) {
        counts.merge(tenant, more, Integer::sum);
        count.addAndGet(more);
    }

    /** How many templates are known. */
    public int size() {
        return count.get();
    }
}
