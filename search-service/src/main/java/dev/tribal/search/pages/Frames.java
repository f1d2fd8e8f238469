package dev.tribal.search.pages;

import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.search.pages.session.PageSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a page for who asks for it. */
final class Frames {
    private final CurrentCaller callers;
    private final Assets assets;
    private final Clock clock;

    Frames(CurrentCaller callers, Assets assets, Clock clock) {
        this.callers = callers;
        this.assets = assets;
        this.clock = clock;
    }

    Frame of(HttpServletRequest request, String title, String section) {
        return new Frame(
                title,
                section,
                viewer(request),
                "",
                Map.of(),
                clock.instant(),
                assets.address("pages.css"),
                assets.address("pages.js"));
    }

    private @Nullable Viewer viewer(HttpServletRequest request) {
        PageSession session = PageSession.of(request).orElse(null);
        Caller caller = callers.find().orElse(null);
        return session == null || caller == null
                ? null
                : new Viewer(name(caller.subject()), caller.tenant(), caller.scopes(), session.formToken());
    }

    /** A subject says first what it is. */
    private static String name(String subject) {
        return subject.startsWith("user:") ? subject.substring("user:".length()) : subject;
    }
}
