package dev.tribal.search.pages;

import dev.tribal.search.pages.session.AuthAddress;
import dev.tribal.search.pages.session.FormToken;
import dev.tribal.search.pages.session.PageSession;
import dev.tribal.search.pages.session.SignIn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out. */
@RestController
@Hidden
final class SignInPage {
    private final SignIn signIn;
    private final Templates templates;
    private final Frames frames;

    SignInPage(SignIn signIn, Templates templates, Frames frames) {
        this.signIn = signIn;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping({"/", "/ui"})
    ResponseEntity<Void> home() {
        return Redirect.to("/ui/errors");
    }

    @GetMapping("/ui/sign-in")
    ResponseEntity<?> page(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String to) {
        return PageSession.of(request).isPresent()
                ? Redirect.to(Redirect.own(to))
                : ask(HttpStatus.OK, request, response, to, "");
    }

    @GetMapping("/ui/sign-in/start")
    ResponseEntity<Void> start(
            HttpServletRequest request, HttpServletResponse response, @RequestParam(defaultValue = "") String to) {
        return Redirect.to(signIn.begin(request, response, Redirect.own(to)));
    }

    @GetMapping(AuthAddress.BACK)
    ResponseEntity<?> back(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state) {
        String to = signIn.finish(request, response, code, state).orElse(null);
        return to == null
                ? ask(HttpStatus.UNAUTHORIZED, request, response, "", "The sign-in was not completed; try once more.")
                : Redirect.to(to);
    }

    @PostMapping("/ui/sign-in")
    ResponseEntity<?> withKey(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = FormToken.FIELD, required = false) @Nullable String formToken,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String to) {
        if (!signIn.isExpected(request, formToken)) {
            return ask(HttpStatus.UNAUTHORIZED, request, response, to, "The form was too old; try once more.");
        }
        try {
            signIn.withKey(request, response, key.strip());
            return Redirect.to(Redirect.own(to));
        } catch (BadJwtException _) {
            return ask(HttpStatus.UNAUTHORIZED, request, response, to, "This is no API key, or not a valid one.");
        }
    }

    @PostMapping("/ui/sign-out")
    ResponseEntity<Void> out(HttpServletRequest request, HttpServletResponse response) {
        signIn.out(request, response);
        return Redirect.to("/ui/sign-in");
    }

    private ResponseEntity<String> ask(
            HttpStatus status, HttpServletRequest request, HttpServletResponse response, String to, String fault) {
        String formToken = signIn.expectKey(request, response);
        return templates.page(
                status,
                "signin",
                Map.of(
                        "frame",
                        frames.of(request, "Sign in", ""),
                        "to",
                        Redirect.own(to),
                        "formToken",
                        formToken,
                        "fault",
                        fault));
    }
}
