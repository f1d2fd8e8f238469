package dev.tribal.search.pages;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends a browser to another page, with GET. */
final class Redirect {
    private static final String HOME = "/ui/errors";
    private static final int LONGEST = 1_000;

    private Redirect() {}

    static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    /** An address that came from outside if it is one of our pages, else the first page. */
    static String own(String address) {
        boolean ours = address.length() <= LONGEST
                && (address.equals("/ui") || address.startsWith("/ui/"))
                && !address.startsWith("/ui/sign")
                && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        try {
            return ours && URI.create(address).getHost() == null ? address : HOME;
        } catch (IllegalArgumentException _) {
            return HOME;
        }
    }
}
