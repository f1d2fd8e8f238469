package dev.tribal.search.pages;

import dev.tribal.search.pages.session.FormToken;
import dev.tribal.search.pages.session.PageSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into a form that was not taken, for a page that shows it again.
 *
 * @param address where the form goes
 * @param formToken the one of the session, or the one that was sent if nobody is signed in
 * @param typed what people type, in the order of the form
 * @param others the other fields, by their names
 * @param isOurs whether it surely came from one of our pages, so that a button may send it; else it is shown for copying
 */
record Unsent(String address, String formToken, List<Field> typed, Map<String, String> others, boolean isOurs) {
    /** With this a browser says from where a form comes; an old one, and any by http from another machine, does not. */
    private static final String SITE = "Sec-Fetch-Site";

    private static final Pattern OF_AN_ERROR = Pattern.compile("(/ui/errors/[^/]+)/[^/]+");

    /** Elsewhere a button says which part it is about. */
    private static final String PART = "Id of the error that is the same, or the address of its page";

    /** The fields that people type, with what the forms call them. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("description", "What to do"),
            Map.entry("code_fix", "The change, as code or diff"),
            Map.entry("explanation", "Why it helps"),
            Map.entry("verify", "How to see that it worked"),
            Map.entry("references", "Further reading, one address per line"),
            Map.entry("evidence", "How you saw what came of it"),
            Map.entry("assignee", "Assignee"),
            Map.entry("labels", "Labels, with commas"),
            Map.entry(ListQuery.TEXT, "Search"));

    /** The fields in which people choose. */
    private static final List<String> CHOSEN = List.of("state", "priority", "worked");

    Unsent {
        typed = List.copyOf(typed);
    }

    /**
     * What a request sent; nothing if nothing was typed, or if it came from another site. A button under what others
     * wrote would send it in the name of who presses it.
     */
    static Optional<Unsent> of(HttpServletRequest request) {
        try {
            return "POST".equals(request.getMethod()) ? sent(request) : Optional.empty();
        } catch (IllegalStateException _) {
            // The server reads no form with far more fields than any of ours has.
            return Optional.empty();
        }
    }

    private static Optional<Unsent> sent(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        Optional<PageSession> session = PageSession.of(request);
        String sent = Objects.requireNonNullElse(request.getParameter(FormToken.FIELD), "");
        boolean isOurs = "same-origin".equals(site)
                || session.filter(current -> current.sent(sent)).isPresent();
        if (!isOurs && site != null) {
            return Optional.empty();
        }
        List<Field> typed = new ArrayList<>();
        Map<String, String> others = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            String label = name.equals("part") && request.getRequestURI().endsWith("/merges") ? PART : LABELS.get(name);
            // A button may say what its form says, too, and comes after it.
            String value = values[values.length - 1];
            if (label != null) {
                typed.add(new Field(name, label, value));
            } else if (!name.equals(FormToken.FIELD)) {
                others.put(name, value);
            }
        });
        return typed.stream().allMatch(field -> field.text().isBlank())
                ? Optional.empty()
                : Optional.of(new Unsent(
                        request.getRequestURI(),
                        session.map(PageSession::formToken).orElse(sent),
                        typed,
                        others,
                        isOurs));
    }

    /** What was chosen beside, for people, for example {@code state: resolved}. */
    List<String> chosen() {
        List<String> chosen = new ArrayList<>();
        for (String name : CHOSEN) {
            String value = others.getOrDefault(name, "");
            if (!value.isEmpty()) {
                chosen.add(name + ": " + value.replace('_', ' '));
            }
        }
        return chosen;
    }

    /** The page of the error that a form is about, or of all errors. */
    static String page(HttpServletRequest request) {
        Matcher form = OF_AN_ERROR.matcher(request.getRequestURI());
        return form.matches() ? form.group(1) : "/ui/errors";
    }

    /** One field; long texts get more lines. */
    record Field(String name, String label, String text) {
        int rows() {
            return (int) Math.min(1 + text.lines().count() + text.length() / 100, 12);
        }
    }
}
