package dev.tribal.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
    private final Logger log = new LoggerContext().getLogger("part");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Complaints complaints = new Complaints(log);

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @Test
    void theSameIsLoggedOnceWithItsInnermostCauseAndWithoutAStack() {
        var e = new IllegalStateException("outer", new IllegalArgumentException("no route"));
        complaints.wrong("It is away", e);
        complaints.wrong("It is away", e);

        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage())
                    .isEqualTo("It is away (java.lang.IllegalArgumentException: no route)");
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    @Test
    void anotherSentenceAndTheSameAfterAGoodLookAreLogged() {
        complaints.wrong("It is away", new IllegalStateException());
        complaints.wrong("It is full", new IllegalStateException());
        complaints.well();
        complaints.wrong("It is full", new IllegalStateException());

        assertThat(logged.list).hasSize(3);
    }
}
