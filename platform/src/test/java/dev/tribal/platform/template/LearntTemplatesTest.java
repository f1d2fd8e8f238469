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
    void oneTenantCannotTakeTheRoomOfOthers() {
        LearntTemplate one = LEAF.templates().getFirst();
        TemplateLeaf full = new TemplateLeaf(
                IntStream.range(0, TemplateLeaf.MOST).mapToObj(_ -> one).toList());
        for (int i = 0; i < LearntTemplates.MOST_OF_TENANT / TemplateLeaf.MOST; i++) {
            assertThat(templates.put("greedy", new UUID(1, i), full)).isTrue();
        }
        assertThat(templates.put("greedy", new UUID(2, 0), LEAF)).isFalse();
        assertThat(templates.size()).isEqualTo(LearntTemplates.MOST_OF_TENANT);
        assertThat(templates.put("acme", FORM.leaf("acme", null), LEAF)).isTrue();
    }

    private static TemplateLeaf leaf(LearntTemplate template) {
        return new TemplateLeaf(List.of(template));
    }
}
