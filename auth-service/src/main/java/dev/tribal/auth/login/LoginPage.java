package dev.tribal.auth.login;

import dev.tribal.auth.login.federation.Federation;
import dev.tribal.auth.login.federation.FederationSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /login}: asks for name and password, or says who is signed in. */
@RestController
@Hidden
public final class LoginPage {
    private final FederationSettings federation;

    public LoginPage(FederationSettings federation) {
        this.federation = federation;
    }

    @GetMapping(value = "/login", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            HttpServletRequest request, CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
        Principal person = request.getUserPrincipal();
        return person == null ? signIn(csrf, error != null) : signedIn(csrf, person.getName());
    }

    private ResponseEntity<String> signIn(CsrfToken csrf, boolean failed) {
        String message = failed
                ? "<p role=\"alert\">Name or password is not right, or there were too many attempts; then wait a while.</p>"
                : "";
        return Page.of(
                "Sign in",
                message + """
                <form method="post" action="/login">
                %s
                <label>Name <input name="username" autocomplete="username" required autofocus></label>
                <label>Password
                <input name="password" type="password" autocomplete="current-password" required></label>
                <button>Sign in</button>
                </form>
                """.formatted(Page.hidden(csrf.getParameterName(), csrf.getToken())) + elsewhere());
    }

    private String elsewhere() {
        return federation.providers().stream()
                .map(provider -> "<p><a href=\"%s%s\">Sign in with %s</a></p>"
                        .formatted(Federation.BEGIN, provider.id(), Page.text(provider.label())))
                .collect(Collectors.joining("\n"));
    }

    private static ResponseEntity<String> signedIn(CsrfToken csrf, String name) {
        return Page.of(
                "Signed in", """
                <p>You are signed in as %s.</p>
                <p><a href="/ui">Go to the errors</a></p>
                <form method="post" action="/logout">
                %s
                <button>Sign out</button>
                </form>
                """.formatted(Page.text(name), Page.hidden(csrf.getParameterName(), csrf.getToken())));
    }
}
