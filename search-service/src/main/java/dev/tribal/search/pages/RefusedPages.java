package dev.tribal.search.pages;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.search.pages.session.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Sends strangers to the sign-in page and tells others what they may not do; a program gets a problem instead. */
final class RefusedPages implements Refusals {
    private final Templates templates;
    private final Frames frames;
    private final ProblemWriter problems;

    RefusedPages(Templates templates, Frames frames, ProblemWriter problems) {
        this.templates = templates;
        this.frames = frames;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (!isBrowser(request)) {
            problems.write(response, ProblemType.UNAUTHORIZED, "Sign in at /ui with a browser");
            return;
        }
        Optional<Unsent> unsent = Unsent.of(request);
        if (unsent.isPresent()) {
            String detail =
                    "Your session has ended, so this was not done. Sign in in another tab and come back to this one:"
                            + " what you typed stays here, and is sent after one more look at it.";
            Map<String, Object> model =
                    PageFaults.model(frames.of(request, "You are signed out", ""), detail, request, unsent);
            model.put("signIn", true);
            templates.write(response, HttpStatus.UNAUTHORIZED, "problem", model);
            return;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION, "/ui/sign-in?to=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        String detail = "You are signed in, but this needs rights that you do not have. An administrator"
                + " of your tenant can change what you may do.";
        answer(request, response, ProblemType.FORBIDDEN, "Not allowed", detail);
    }

    @Override
    public void foreignForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String detail =
                "This was not done: the form is older than your session, because you signed in since it was opened,"
                        + " or it is none of ours.";
        answer(request, response, ProblemType.FORBIDDEN, "The form is too old", detail);
    }

    @Override
    public void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                request,
                response,
                ProblemType.UNAVAILABLE,
                "Not available",
                "auth-service cannot be reached, so nobody can say now who you are. Try again in a moment.");
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, ProblemType type, String title, String detail)
            throws IOException {
        if (isBrowser(request)) {
            templates.write(
                    response,
                    HttpStatus.valueOf(type.status()),
                    "problem",
                    PageFaults.model(frames.of(request, title, ""), detail, request, Unsent.of(request)));
        } else {
            problems.write(response, type, detail);
        }
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return HttpMethod.GET.matches(request.getMethod())
                ? request.getRequestURI() + (query == null ? "" : "?" + query)
                : Unsent.page(request);
    }

    private static boolean isBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
