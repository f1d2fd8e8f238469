package dev.tribal.search.pages;

import dev.tribal.contracts.api.DeadLetter;
import dev.tribal.contracts.api.DeadLetterCommands;
import dev.tribal.contracts.api.DeadLetterPage;
import dev.tribal.contracts.api.ReplayOrder;
import dev.tribal.contracts.api.ReplayReceipt;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/dead-letters}: events that could not be applied, for the administrators of a tenant. */
@RestController
@Hidden
final class DeadLettersPage {
    private static final String ADDRESS = "/ui/dead-letters";
    private static final int SHOWN = 50;

    /** What one press of the button replays, in as many requests; for more there is the command line. */
    private static final int MOST_REQUESTS = 20;

    private final DeadLetterCommands letters;
    private final Templates templates;
    private final Frames frames;

    DeadLettersPage(DeadLetterCommands letters, Templates templates, Frames frames) {
        this.letters = letters;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping(ADDRESS)
    ResponseEntity<String> page(
            HttpServletRequest request,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(required = false) @Nullable Instant restUntil,
            @RequestParam(required = false) @Nullable UUID restAfter) {
        String wanted = state.equals("all") ? null : state;
        DeadLetterPage page = letters.list(wanted, after, SHOWN);
        return templates.page(
                "deadletters",
                Map.of(
                        "frame",
                        frames.of(request, "Dead letters", "dead-letters"),
                        "letters",
                        page.deadLetters().stream().map(Row::new).toList(),
                        "open",
                        page.open(),
                        "state",
                        state,
                        "next",
                        page.next() == null ? "" : page.next().toString(),
                        "done",
                        Done.sentence(done),
                        "restUntil",
                        restUntil == null ? "" : restUntil.toString(),
                        "restAfter",
                        restAfter == null ? "" : restAfter.toString()));
    }

    @PostMapping(ADDRESS + "/{id}/replay")
    ResponseEntity<Void> replay(@PathVariable UUID id) {
        letters.replay(id);
        return done(Done.REPLAYED);
    }

    @PostMapping(ADDRESS + "/{id}/discard")
    ResponseEntity<Void> discard(@PathVariable UUID id) {
        letters.discard(id);
        return done(Done.DISCARDED);
    }

    /**
     * Replays as many as one press may take, and leads to a page whose button goes on behind them.
     *
     * @param until and {@code after}: where the press before ended; {@code null} to begin with the oldest
     */
    @PostMapping(ADDRESS + "/replay")
    ResponseEntity<Void> replayAll(
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable UUID after) {
        var order = new ReplayOrder(null, null, until, after);
        int kept = 0;
        for (int i = 0; i < MOST_REQUESTS; i++) {
            ReplayReceipt receipt = letters.replay(order);
            kept += receipt.kept();
            if (receipt.next() == null) {
                return done(kept == 0 ? Done.REPLAYED : Done.PARTLY_REPLAYED);
            }
            order = new ReplayOrder(null, null, receipt.until(), receipt.next());
        }
        return Redirect.to("%s?done=%s&restUntil=%s&restAfter=%s"
                .formatted(ADDRESS, Done.REPLAYED_SO_FAR.parameter(), order.until(), order.after()));
    }

    private static ResponseEntity<Void> done(Done done) {
        return Redirect.to(ADDRESS + "?done=" + done.parameter());
    }

    /** A dead letter as the page shows it. */
    record Row(DeadLetter letter) {
        String state() {
            return letter.state().name().toLowerCase(Locale.ROOT);
        }

        /** Also one that was discarded too soon. */
        boolean mayBeReplayed() {
            return letter.state() != DeadLetter.State.REPLAYED;
        }

        boolean isOpen() {
            return letter.state() == DeadLetter.State.OPEN;
        }

        /** Without what all of them begin with. */
        String type() {
            return Objects.requireNonNullElse(letter.eventType(), "unknown").replace("dev.tribal.error.", "");
        }

        List<String> facts() {
            String position =
                    letter.position() == null ? "unknown" : letter.position().toString();
            String size = Numbers.of(letter.bytes(), "byte", "bytes");
            return letter.replays() == 0
                    ? List.of("position " + position, size)
                    : List.of(
                            "position " + position,
                            size,
                            "replayed " + Numbers.of(letter.replays(), "time", "times") + " before");
        }
    }
}
