package dev.tribal.auth.login;

import dev.tribal.platform.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The frame of the few pages that people see: no script, no foreign content, styles known by their hash. */
public final class Page {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}
            label{display:block;margin:1rem 0}input:not([type=checkbox]){display:block;width:100%;font:inherit}
            button{font:inherit;padding:.3rem 1rem;margin-right:1rem}[role=alert]{color:#a00}
            """;

    /**
     * Says nothing of {@code form-action}: browsers apply it to the redirect that follows, which leads to the client
     * whose address was checked.
     */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-%s'".formatted(hash(STYLE));

    private Page() {}

    /** A whole page. */
    public static ResponseEntity<String> of(String title, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .body("""
                        <!doctype html>
                        <html lang="en">
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>%1$s - Tribal</title>
                        <style>%2$s</style>
                        <main>
                        <h1>%1$s</h1>
                        %3$s
                        </main>
                        </html>
                        """.formatted(text(title), STYLE, body));
    }

    /** A field of a form that people do not see. */
    public static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(text(name), text(value));
    }

    /** Any text, so that nothing in it acts as markup. */
    public static String text(String any) {
        return HtmlUtils.htmlEscape(any);
    }

    private static String hash(String style) {
        return Base64.getEncoder().encodeToString(Sha256.of(style));
    }
}
