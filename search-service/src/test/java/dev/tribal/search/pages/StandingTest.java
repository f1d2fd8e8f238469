package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private List<String> now = List.of("cart", "checkout");

    @Test
    void fieldsThatWereLeftAloneAreNotSent() {
        assertThat(Standing.change(form, () -> Optional.of(now)).changesNothing())
                .isTrue();

        form.put("state", "resolved");

        assertThat(Standing.change(form, () -> Optional.of(now)))
                .isEqualTo(new ErrorUpdate(null, null, null, null, ErrorState.RESOLVED, null, null, null));
    }

    @Test
    void emptiedFieldIsAChange() {
        form.put("assignee", "");
        form.put("labels", " ");

        ErrorUpdate update = Standing.change(form, () -> Optional.of(now));

        assertThat(update.assignee()).isEmpty();
        assertThat(update.labels()).isEmpty();
        assertThat(update.state()).isNull();
    }

    @Test
    void formThatDoesNotSayWhatWasShownChangesAllItNames() {
        ErrorUpdate update = Standing.change(Map.of("state", "closed", "labels", "a,,a, b"), () -> Optional.of(now));

        assertThat(update.state()).isEqualTo(ErrorState.CLOSED);
        assertThat(update.labels()).containsExactly("a", "b");
        assertThat(update.assignee()).isNull();
    }

    @Test
    void labelsThatOthersChangedMeanwhileStayAsTheyAre() {
        now = List.of("checkout", "new", "one, with a comma");
        form.put("labels", "cart, mine");

        assertThat(Standing.change(form, () -> Optional.of(now)).labels())
                .containsExactly("new", "one, with a comma", "mine");
    }

    @Test
    void labelsThatWereShownStayWhereNobodyCanSayWhatThereIsNow() {
        form.put("labels", "cart, mine");

        assertThat(Standing.change(form, Optional::empty).labels()).containsExactly("cart", "mine");
    }

    @Test
    void labelWithACommaCanBeTakenAway() {
        now = List.of("cart", "one, with a comma");
        form.put("shown_labels", "cart, one, with a comma");
        form.put("labels", "cart");

        assertThat(Standing.change(form, () -> Optional.of(now)).labels()).containsExactly("cart");
    }

    @Test
    void stateThatThereIsNotIsRefused() {
        form.put("state", "lost");

        assertThatThrownBy(() -> Standing.change(form, () -> Optional.of(now))).isInstanceOf(ProblemException.class);
    }
}
