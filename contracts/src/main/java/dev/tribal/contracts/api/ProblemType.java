package dev.tribal.contracts.api;

import java.net.URI;
import java.util.Locale;

/** The kinds of problem that Tribal answers with (RFC 9457); the URI is stable, the title is for people. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHORIZED(401, "A valid API key or access token is needed"),
    FORBIDDEN(403, "The access token does not allow this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This method is not supported here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in this format"),
    IDEMPOTENCY_CONFLICT(409, "The same request is being worked on"),
    KEPT_APART(409, "Somebody said that these errors are not one"),
    NO_ROOM_LEFT(409, "There are as many as there can be"),
    REINDEX_RUNNING(409, "A vector index is being built already"),
    CONTENT_TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    IDEMPOTENCY_MISMATCH(422, "The Idempotency-Key was used for another request"),
    UNPROCESSABLE_REPORT(422, "The report cannot be understood"),
    RATE_LIMITED(429, "More was asked for than the limits allow"),
    INTERNAL_ERROR(500, "Something went wrong in Tribal"),
    UNAVAILABLE(503, "A part of Tribal is not available now"),
    POSITION_NOT_APPLIED(503, "The write that was waited for is not applied yet");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The value of {@code type}, for example {@code urn:tribal:problem:not-found}. */
    public URI uri() {
        return URI.create(
                "urn:tribal:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
