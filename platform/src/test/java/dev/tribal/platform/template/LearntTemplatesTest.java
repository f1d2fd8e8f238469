package dev.tribal.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

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
        templates.put("acme", FORM.leaf("acme", "shop"), LEAF);
        assertThat(templates.including("acme", "shop", FORM))
                .contains(LEAF.templates().getFirst());
        assertThat(templates.including("acme", null, FORM)).isEmpty();
        assertThat(templates.including("acme", "other", FORM)).isEmpty();
        assertThat(templates.including("other", "shop", FORM)).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotKnownAnyMore() {
        UUID id = FORM.leaf("acme", null);
        templates.put("acme", id, LEAF);
        templates.put("acme", id, LEAF);
        assertThat(templates.size()).isEqualTo(1);
        templates.put("acme", id, TemplateLeaf.EMPTY);
        assertThat(templates.including("acme", null, FORM)).isEmpty();
        assertThat(templates.size()).isZero();
    }

    @Test
    void aLeafThatGrowsWhereThereIsNoRoomStaysAsItWas() {
        LearntTemplate one = LEAF.templates().getFirst();
        UUID id = FORM.leaf("greedy", null);
        templates.put("greedy", id, LEAF);
        fill("greedy", LearntTemplates.MOST_OF_TENANT - 1);

        assertThat(templates.put("greedy", id, new TemplateLeaf(List.of(one, one))))
                .isFalse();
        assertThat(templates.including("greedy", null, FORM)).contains(one);
        assertThat(templates.put("greedy", id, LEAF)).isTrue();
        assertThat(templates.size()).isEqualTo(LearntTemplates.MOST_OF_TENANT);
    }

    @Test
    void oneTenantCannotTakeTheRoomOfOthers() {
        fill("greedy", LearntTemplates.MOST_OF_TENANT);
        assertThat(templates.put("greedy", new UUID(2, 0), LEAF)).isFalse();
        assertThat(templates.size()).isEqualTo(LearntTemplates.MOST_OF_TENANT);
        assertThat(templates.put("acme", FORM.leaf("acme", null), LEAF)).isTrue();
    }

    private void fill(String tenant, int count) {
        for (int left = count; left > 0; left -= TemplateLeaf.MOST) {
            assertThat(templates.put(tenant, new UUID(1, left), ofSize(Math.min(left, TemplateLeaf.MOST))))
                    .isTrue();
        }
    }

    private static TemplateLeaf ofSize(int count) {
        LearntTemplate one = LEAF.templates().getFirst();
        return new TemplateLeaf(IntStream.range(0, count).mapToObj(_ -> one).toList());
    }

    private static TemplateLeaf leaf(LearntTemplate template) {
        return new TemplateLeaf(List.of(template));
    }
}
