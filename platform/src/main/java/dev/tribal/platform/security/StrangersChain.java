package dev.tribal.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.HeaderWriterFilter;

/** What a security chain needs that serves people and programs who have no token yet: their limits, careful headers. */
public final class StrangersChain {
    private final CallerGuard guard;

    public StrangersChain(CallerGuard guard) {
        this.guard = guard;
    }

    /** Counts the request before anything expensive, such as the check of a password, is done for it. */
    public HttpSecurity guarded(HttpSecurity http) {
        return http.headers(BrowserHeaders::add).addFilterAfter(new CallerGuardFilter(guard), HeaderWriterFilter.class);
    }
}
