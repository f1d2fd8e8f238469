package dev.tribal.platform.template;

import dev.tribal.contracts.StableIds;
import dev.tribal.platform.text.Sha256;
import dev.tribal.platform.trace.WithoutCalls;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the message of a report says without the values in it. Version 2 of the fingerprints is made of it, so that what it
 * yields must never change.
 *
 * @param type as everybody would write it, see {@link ErrorType}
 * @param tokens words and signs, at most a hundred; values are {@code <*>}
 */
public record MessageForm(String type, List<String> tokens) {
    private static final String FINGERPRINT = "v2:template:";
    private static final int FINGERPRINT_LENGTH = FINGERPRINT.length() + 32;

    /** What most statements begin with before they print a value. */
    private static final int BEGINNING = 2;

    public MessageForm {
        tokens = List.copyOf(tokens);
    }

    /** The form of a message; calls that stand in it are none of its words. */
    public static MessageForm of(String errorType, String message) {
        return new MessageForm(
                ErrorType.normalised(errorType),
                MessageTokens.texts(MessageTokens.of(WithoutCalls.of(message).text())));
    }

    /** The tokens as one text. */
    public String text() {
        return String.join(" ", tokens);
    }

    /** The fingerprint of a report of which nothing is known but its message. */
    public String fingerprint() {
        return FINGERPRINT + Sha256.shortHex(type + "\n" + text());
    }

    /** Whether a fingerprint is of a message alone, for which templates can be learnt. */
    public static boolean isFingerprint(String print) {
        return print.startsWith(FINGERPRINT) && print.length() == FINGERPRINT_LENGTH;
    }

    /** Whether there are so many tokens that another message of the same statement can differ in one of them. */
    public boolean canBeLearnt() {
        return Template.mayDiffer(tokens.size());
    }

    /**
     * The id of the {@link TemplateLeaf leaf} that knows the messages which may be of the same statement: those of one type,
     * length and beginning in one project.
     */
    public UUID leaf(String tenant, @Nullable String project) {
        return StableIds.leafId(
                tenant,
                project == null ? "" : project,
                type,
                tokens.size(),
                tokens.subList(0, Math.min(BEGINNING, tokens.size())));
    }
}
