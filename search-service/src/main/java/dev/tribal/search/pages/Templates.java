package dev.tribal.search.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Renders pages. What stands in a template is markup, what is filled in is text, wherever it comes from, and none of it is
 * hidden.
 */
final class Templates {
    /** Our own files only, nothing inline, no other page around it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), Templates.class.getPackageName());

    /** A page of a template with what is filled in. */
    ResponseEntity<String> page(String template, Map<String, Object> model) {
        return page(HttpStatusCode.valueOf(200), template, model);
    }

    ResponseEntity<String> page(HttpStatusCode status, String template, Map<String, Object> model) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(POLICY_HEADER, POLICY)
                .body(text(template, model));
    }

    /** The same from a filter. */
    void write(HttpServletResponse response, HttpStatusCode status, String template, Map<String, Object> model)
            throws IOException {
        response.setStatus(status.value());
        response.setHeader(POLICY_HEADER, POLICY);
        response.setContentType(HTML.toString());
        response.getOutputStream().write(text(template, model).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String template, Map<String, Object> model) {
        var output = new StringOutput();
        engine.render(template + ".jte", model, new PageOutput(output));
        return output.toString();
    }
}
