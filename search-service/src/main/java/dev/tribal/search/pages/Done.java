package dev.tribal.search.pages;

import java.util.Locale;
import java.util.stream.Stream;

/** What was just done, as the page that follows says it. */
enum Done {
    CHANGED("The error is changed."),
    SOLVED("The solution is recorded. Say what came of it when somebody has tried it."),
    TRIED("Thank you: that counts for the ranking of this solution."),
    MERGED("Both are one error now. It can be undone under “Merged into this one”."),
    DELETED("The error is deleted, with its solutions."),
    SPLIT("It is an error of its own again, and is kept apart from this one."),
    KEPT_APART("They are kept apart, and are not suggested any more."),
    NOT_KEPT_APART("They are not kept apart any more."),
    REJOINED("The reports that were separated are of this error again."),
    PART("What you opened is merged into this error."),
    REPLAYED("Accepted once more. What fails again comes back as another dead letter."),
    PARTLY_REPLAYED("What this version can read is accepted once more; the rest waits on."),
    REPLAYED_SO_FAR("As many as one press takes were tried. Some are left: press again to go on with them."),
    DISCARDED("It does not wait any more. Its message is kept."),
    REVOKED("The key is revoked; tokens made for it last a few minutes more."),
    REMOVED(
            "Nobody signs in by that name any more; what was allowed to clients is ended. API keys that they made are still good:"
                    + " see “Made by”, and revoke those that they may know."),
    REMOVED_WITH_KEYS(
            "Nobody signs in by that name any more; what was allowed to clients is ended, and the API keys that they made"
                    + " are revoked.");

    private final String sentence;

    Done(String sentence) {
        this.sentence = sentence;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a parameter stands for; an empty text if it is none of these. */
    static String sentence(String parameter) {
        return Stream.of(values())
                .filter(done -> done.parameter().equals(parameter))
                .map(done -> done.sentence)
                .findFirst()
                .orElse("");
    }
}
