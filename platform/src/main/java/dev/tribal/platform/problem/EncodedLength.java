package dev.tribal.platform.problem;

import jakarta.servlet.http.HttpServletRequest;

/** How long an upload is: what it is taken for before it is read, and what came out of it. */
public final class EncodedLength {
    static final String ATTRIBUTE = EncodedLength.class.getName();

    private static final String UNPACKED = ATTRIBUTE + ".unpacked";

    /** Logs and reports shrink to about a tenth. */
    private static final int USUAL_RATIO = 10;

    private EncodedLength() {}

    /** Its declared length, ten times that if it is encoded; -1 if none is declared. */
    public static long assumed(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof DecodedRequest decoded) {
            long encoded = decoded.encodedLength();
            return encoded < 0 ? encoded : encoded * USUAL_RATIO;
        }
        return request.getContentLengthLong();
    }

    /** Adds what a reader unpacked from the body itself, an archive for one. */
    public static void addUnpacked(HttpServletRequest request, long bytes) {
        request.setAttribute(UNPACKED, unpacked(request) + bytes);
    }

    /** What was decoded and unpacked of it so far; -1 if it is read as it is sent. */
    public static long decoded(HttpServletRequest request) {
        long unpacked = unpacked(request);
        if (request.getAttribute(ATTRIBUTE) instanceof DecodedRequest decoded) {
            return Math.max(decoded.decodedLength(), decoded.encodedLength()) + unpacked;
        }
        return unpacked == 0 ? -1 : Math.max(0, request.getContentLengthLong()) + unpacked;
    }

    private static long unpacked(HttpServletRequest request) {
        return request.getAttribute(UNPACKED) instanceof Long bytes ? bytes : 0;
    }
}
