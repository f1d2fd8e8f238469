package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {
    private final Map<String, String> form = new HashMap<>(Map.of(
            "state", "open",
            "shown_state", "open",
            "priority", "",
            "shown_priority", "",
            "assignee", "ada",
            "shown_assignee", "ada",
            "labels", "cart, checkout",
            "shown_labels", "cart, checkout"));

    @Test
    void fieldsThatWereLeftAloneAreNotSent() {
        assertThat(Standing.change(form).changesNothing()).isTrue();

        form.put("state", "resolved");

        assertThat(Standing.change(form))
                .isEqualTo(new ErrorUpdate(null, null, null, null, ErrorState.RESOLVED, null, null, null));
    }

    @Test
    void emptiedFieldIsAChange() {
        form.put("assignee", "");
        form.put("labels", " ");

        ErrorUpdate update = Standing.change(form);

        assertThat(update.assignee()).isEmpty();
        assertThat(update.labels()).isEmpty();
        assertThat(update.state()).isNull();
    }

    @Test
    void formThatDoesNotSayWhatWasShownChangesAllItNames() {
        ErrorUpdate update = Standing.change(Map.of("state", "closed", "labels", "a,,a, b"));

        assertThat(update.state()).isEqualTo(ErrorState.CLOSED);
        assertThat(update.labels()).containsExactly("a", "b");
        assertThat(update.assignee()).isNull();
    }

    @Test
    void stateThatThereIsNotIsRefused() {
        form.put("state", "lost");

        assertThatThrownBy(() -> Standing.change(form)).isInstanceOf(ProblemException.class);
    }
}
