package dev.tribal.search.pages;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /ui/keys}: the API keys and the members of a tenant, for its administrators. */
@RestController
@Hidden
final class KeysPage {
    /** What is not rotated is used by whoever found it, for as long as it lives. */
    private static final String PRESET_DAYS = "90";

    private static final String NEVER = "never";

    private final AuthServiceClient auth;
    private final Templates templates;
    private final Frames frames;

    KeysPage(AuthServiceClient auth, Templates templates, Frames frames) {
        this.auth = auth;
        this.templates = templates;
        this.frames = frames;
    }

    @GetMapping("/ui/keys")
    ResponseEntity<String> page(HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        return page(request, "", Done.sentence(done));
    }

    /** Shows the new key in the answer itself: it stands in no address and no cookie, and cannot be shown again. */
    @PostMapping("/ui/keys")
    ResponseEntity<String> create(
            HttpServletRequest request,
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = PRESET_DAYS) String days) {
        Frame frame = frame(request);
        List<String> projects = project.isBlank() ? List.of() : List.of(project.strip());
        var made = auth.create(new AuthServiceClient.WantedKey(name, role(role), projects, end(days, frame.now())));
        String key = made.key() == null ? "" : made.key();
        try {
            return page(request, key, "");
        } catch (ProblemException e) {
            // Nobody could ever see the key again.
            return page(
                    request,
                    List.of(made),
                    List.of(),
                    key,
                    "The other keys cannot be listed now: " + e.getBody().getDetail());
        }
    }

    @PostMapping("/ui/keys/{id}/revocation")
    ResponseEntity<Void> revoke(@PathVariable String id) {
        auth.revoke(id);
        return Redirect.to("/ui/keys?done=" + Done.REVOKED.parameter());
    }

    @PostMapping("/ui/members/removal")
    ResponseEntity<Void> remove(@RequestParam String name, @RequestParam(defaultValue = "keep") String keys) {
        auth.remove(name, keys);
        Done done = keys.equals("keep") ? Done.REMOVED : Done.REMOVED_WITH_KEYS;
        return Redirect.to("/ui/keys?done=" + done.parameter());
    }

    private ResponseEntity<String> page(HttpServletRequest request, String made, String done) {
        return page(request, auth.keys(), auth.members(), made, done);
    }

    private ResponseEntity<String> page(
            HttpServletRequest request,
            List<AuthServiceClient.Key> keys,
            List<AuthServiceClient.Member> members,
            String made,
            String done) {
        return templates.page(
                "keys",
                Map.of(
                        "frame", frame(request),
                        "keys", keys,
                        "members", members,
                        "made", made,
                        "done", done));
    }

    private Frame frame(HttpServletRequest request) {
        return frames.of(request, "Keys & members", "keys");
    }

    /** @return {@code null} for a key that does not end, which has to be asked for */
    private static @Nullable Instant end(String days, Instant now) {
        if (days.equals(NEVER)) {
            return null;
        }
        if (!days.matches("[1-9]\\d{0,3}")) {
            throw ProblemException.invalid("days", "must be 1 to 9999, or never");
        }
        return now.plus(Duration.ofDays(Integer.parseInt(days)));
    }

    private static Role role(String name) {
        return Stream.of(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("role", "is not one that there is"));
    }
}
