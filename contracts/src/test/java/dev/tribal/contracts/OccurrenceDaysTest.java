package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OccurrenceDaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    @Test
    void reportsOfADayAreCountedTogether() {
        Map<LocalDate, Long> days = OccurrenceDays.plus(OccurrenceDays.plus(Map.of(), DAY), DAY);

        assertThat(OccurrenceDays.plus(days, DAY.minusDays(1)))
                .containsExactly(Map.entry(DAY.minusDays(1), 1L), Map.entry(DAY, 2L));
    }

    @Test
    void oldestDayIsForgottenFirst() {
        Map<LocalDate, Long> days = Map.of();
        for (int i = 0; i <= OccurrenceDays.MOST; i++) {
            days = OccurrenceDays.plus(days, DAY.plusDays(i));
        }

        assertThat(days).hasSize(OccurrenceDays.MOST).doesNotContainKey(DAY).containsKey(DAY.plusDays(1));
    }

    @Test
    void daysOfSeveralErrorsAreAdded() {
        assertThat(OccurrenceDays.sum(List.of(Map.of(DAY, 2L), Map.of(DAY, 3L, DAY.plusDays(1), 1L))))
                .containsExactly(Map.entry(DAY, 5L), Map.entry(DAY.plusDays(1), 1L));
    }
}
