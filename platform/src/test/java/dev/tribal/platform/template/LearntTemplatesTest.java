package dev.tribal.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearntTemplatesTest {
    private static final MessageForm FORM = MessageForm.of("Error", "no such user here; name=root");
    private static final TemplateLeaf LEAF =
            leaf(new LearntTemplate("no such user here ; name = <*>", FORM.fingerprint(), new UUID(0, 1), 1));

    private final LearntTemplates templates = new LearntTemplates();

    @Test
    void aTemplateHoldsForOneTenantAndOneProject() {
        templates.put("acme", FORM.leaf("acme", "shop"), LEAF, null);
        assertThat(templates.including("acme", "shop", FORM))
                .contains(LEAF.templates().getFirst());
        assertThat(templates.including("acme", null, FORM)).isEmpty();
        assertThat(templates.including("acme", "other", FORM)).isEmpty();
        assertThat(templates.including("other", "shop", FORM)).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotKnownAnyMore() {
        UUID id = FORM.leaf("acme", null);
        templates.put("acme", id, LEAF, null);
        templates.put("acme", id, LEAF, null);
        assertThat(templates.size()).isEqualTo(1);
        templates.put("acme", id, TemplateLeaf.EMPTY, null);
        assertThat(templates.including("acme", null, FORM)).isEmpty();
        assertThat(templates.size()).isZero();
    }

    @Test
    void whatIsOlderThanWhatIsKnownIsLeftOutAlsoAfterItWasForgotten() {
        UUID id = FORM.leaf("acme", null);
        templates.put("acme", id, LEAF, revision("a", 0, 7));
        templates.put("acme", id, TemplateLeaf.EMPTY, revision("a", 0, 9));
        templates.put("acme", id, LEAF, revision("a", 0, 8));
        assertThat(templates.including("acme", null, FORM)).isEmpty();
        assertThat(templates.size()).isZero();

        templates.put("acme", id, LEAF, revision("a", 0, 10));
        assertThat(templates.size()).isEqualTo(1);
    }

    @Test
    void whatCannotBeComparedIsTakenAsItComes() {
        UUID id = FORM.leaf("acme", null);
        templates.put("acme", id, LEAF, revision("a", 0, 7));
        templates.put("acme", id, TemplateLeaf.EMPTY, revision("b", 0, 1));
        assertThat(templates.size()).isZero();
        templates.put("acme", id, LEAF, revision("b", 1, 0));
        assertThat(templates.size()).isEqualTo(1);
        templates.put("acme", id, TemplateLeaf.EMPTY, null);
        assertThat(templates.size()).isZero();
    }

    @Test
    void aLeafThatGrowsWhereThereIsNoRoomStaysAsItWas() {
        LearntTemplate one = LEAF.templates().getFirst();
        UUID id = FORM.leaf("greedy", null);
        templates.put("greedy", id, LEAF, null);
        fill("greedy", LearntTemplates.MOST_OF_TENANT - 1);

        assertThat(templates.put("greedy", id, new TemplateLeaf(List.of(one, one)), null))
                .isFalse();
        assertThat(templates.including("greedy", null, FORM)).contains(one);
        assertThat(templates.put("greedy", id, LEAF, null)).isTrue();
        assertThat(templates.size()).isEqualTo(LearntTemplates.MOST_OF_TENANT);
    }

    @Test
    void oneTenantCannotTakeTheRoomOfOthers() {
        fill("greedy", LearntTemplates.MOST_OF_TENANT);
        assertThat(templates.put("greedy", new UUID(2, 0), LEAF, null)).isFalse();
        assertThat(templates.size()).isEqualTo(LearntTemplates.MOST_OF_TENANT);
        assertThat(templates.put("acme", FORM.leaf("acme", null), LEAF, null)).isTrue();
    }

    private void fill(String tenant, int count) {
        for (int left = count; left > 0; left -= TemplateLeaf.MOST) {
            assertThat(templates.put(tenant, new UUID(1, left), ofSize(Math.min(left, TemplateLeaf.MOST)), null))
                    .isTrue();
        }
    }

    private static LeafRevision revision(String topicId, int partition, long offset) {
        return new LeafRevision(topicId, new Position(partition, offset));
    }

    private static TemplateLeaf ofSize(int count) {
        LearntTemplate one = LEAF.templates().getFirst();
        return new TemplateLeaf(IntStream.range(0, count).mapToObj(_ -> one).toList());
    }

    private static TemplateLeaf leaf(LearntTemplate template) {
        return new TemplateLeaf(List.of(template));
    }
}
