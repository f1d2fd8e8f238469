package dev.tribal.platform.security;

import org.springframework.http.HttpMethod;

/** What a request asks of the service; its limits go by it. */
public enum Load {
    /** Looks something up. */
    READ,
    /** Reads, and computes on the way: search, embedding. */
    SEARCH,
    /** Changes something. */
    WRITE,
    /** Brings events of an SDK, small as a rule; counted like a write, and worked on in turn like an upload. */
    EVENTS,
    /** Brings much at once; its size counts. */
    UPLOAD,
    /** Has a password compared, which is slow on purpose. */
    SIGN_IN,
    /** Adds something that is kept for a stranger. */
    REGISTRATION;

    /** What a request of this method asks for as a rule. */
    static Load of(HttpMethod method) {
        return method.equals(HttpMethod.GET) ? READ : WRITE;
    }
}
