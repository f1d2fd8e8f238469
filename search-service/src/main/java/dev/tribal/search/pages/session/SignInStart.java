package dev.tribal.search.pages.session;

import dev.tribal.platform.text.Sha256;
import java.util.Base64;

/**
 * A sign-in that has begun in a browser.
 *
 * @param state comes back with the code, so that nobody can sign somebody else in
 * @param verifier proves that the code came to who asked for it (RFC 7636)
 * @param to the page that was wanted
 * @param back where the browser comes back to
 */
public record SignInStart(String state, String verifier, String to, String back) {
    static SignInStart to(String page, String back) {
        return new SignInStart(FormToken.random(), FormToken.random(), page, back);
    }

    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    /** Keeps the verifier out of logs. */
    @Override
    public String toString() {
        return "SignInStart[to=" + to + "]";
    }
}
