package dev.tribal.platform.problem;

import jakarta.servlet.http.HttpServletRequest;

/** How long a body is taken for before it is read. */
public final class EncodedLength {
    static final String ATTRIBUTE = EncodedLength.class.getName();

    /** Logs and reports shrink to about a tenth. */
    private static final int USUAL_RATIO = 10;

    private EncodedLength() {}

    /** Its declared length, ten times that if it is encoded; -1 if none is declared. */
    public static long assumed(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Long encoded) {
            return encoded < 0 ? encoded : encoded * USUAL_RATIO;
        }
        return request.getContentLengthLong();
    }
}
