package dev.tribal.platform.template;

import dev.tribal.platform.template.MessageTokens.Token;
import dev.tribal.platform.trace.WithoutCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a message: words of its template, or a value that was filled in.
 *
 * @param isValue whether it differs from report to report, as fingerprints see it
 */
public record MessagePart(String text, boolean isValue) {
    /**
     * The parts of a message; together they are the message.
     *
     * @param others further messages of the same error: where one that is like this differs from it, a value stands too
     */
    public static List<MessagePart> of(String message, List<String> others) {
        WithoutCalls examined = WithoutCalls.of(message);
        List<Token> tokens = MessageTokens.of(examined.text());
        List<String> template = template(MessageTokens.texts(tokens), others);
        int[] places = examined.places();
        List<MessagePart> parts = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isShown(token, template.get(i))) {
                add(parts, message.substring(end, places[token.start()]), false);
                end = places[token.end() - 1] + 1;
                add(parts, message.substring(places[token.start()], end), true);
            }
        }
        add(parts, message.substring(end), false);
        return parts;
    }

    /** A value between brackets can be nothing. */
    private static boolean isShown(Token token, String ofTemplate) {
        return ofTemplate.equals(MessageTokens.VALUE) && token.start() < token.end();
    }

    private static List<String> template(List<String> tokens, List<String> others) {
        var own = new Template(tokens);
        Template widened = own;
        for (String other : others) {
            List<String> more =
                    MessageTokens.texts(MessageTokens.of(WithoutCalls.of(other).text()));
            widened = own.isLike(more) ? widened.widened(more) : widened;
        }
        return widened.tokens();
    }

    private static void add(List<MessagePart> parts, String text, boolean isValue) {
        if (!text.isEmpty()) {
            parts.add(new MessagePart(text, isValue));
        }
    }
}
