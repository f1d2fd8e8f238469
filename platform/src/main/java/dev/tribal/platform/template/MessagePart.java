package dev.tribal.platform.template;

import dev.tribal.platform.template.MessageTokens.Token;
import dev.tribal.platform.trace.StackTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of a message: words of its template, or a value that was filled in.
 *
 * @param isValue whether it differs from report to report, as fingerprints see it
 */
public record MessagePart(String text, boolean isValue) {
    private static final int NOWHERE = -1;

    /**
     * The parts of a message; together they are the message.
     *
     * @param others further messages of the same error: where one that is like this differs from it, a value stands too
     */
    public static List<MessagePart> of(String message, List<String> others) {
        String examined = StackTrace.withoutCalls(message);
        List<Token> tokens = MessageTokens.of(examined);
        List<String> template = template(MessageTokens.texts(tokens), others);
        int[] places = places(examined, message);
        List<MessagePart> parts = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isShown(token, template.get(i), places)) {
                add(parts, message.substring(end, places[token.start()]), false);
                end = places[token.end() - 1] + 1;
                add(parts, message.substring(places[token.start()], end), true);
            }
        }
        add(parts, message.substring(end), false);
        return parts;
    }

    /** A value between brackets can be nothing. */
    private static boolean isShown(Token token, String ofTemplate, int[] places) {
        return ofTemplate.equals(MessageTokens.VALUE)
                && token.start() < token.end()
                && places[token.start()] != NOWHERE
                && places[token.end() - 1] != NOWHERE;
    }

    private static List<String> template(List<String> tokens, List<String> others) {
        var own = new Template(tokens);
        Template widened = own;
        for (String other : others) {
            List<String> more = MessageTokens.texts(MessageTokens.of(StackTrace.withoutCalls(other)));
            widened = own.isLike(more) ? widened.widened(more) : widened;
        }
        return widened.tokens();
    }

    /** Where the characters of what was left of a message stand in it; whole lines were taken out. */
    private static int[] places(String left, String message) {
        int[] places = new int[left.length()];
        if (left.length() == message.length()) {
            Arrays.setAll(places, i -> i);
            return places;
        }
        Arrays.fill(places, NOWHERE);
        if (left.isEmpty()) {
            return places;
        }
        int at = 0;
        int from = 0;
        for (String line : left.split("\n", -1)) {
            int start = lineAt(message, line, from);
            if (start == NOWHERE) {
                break;
            }
            for (int i = 0; i <= line.length() && at + i < places.length; i++) {
                places[at + i] = start + i;
            }
            at += line.length() + 1;
            from = start + line.length();
        }
        return places;
    }

    private static int lineAt(String message, String line, int from) {
        int start = message.indexOf(line, from);
        while (start != NOWHERE && !isLine(message, start, start + line.length())) {
            // An empty line is found behind the end, too.
            start = start < message.length() ? message.indexOf(line, start + 1) : NOWHERE;
        }
        return start;
    }

    private static boolean isLine(String message, int start, int end) {
        return (start == 0 || isBreak(message.charAt(start - 1)))
                && (end == message.length() || isBreak(message.charAt(end)));
    }

    private static boolean isBreak(char sign) {
        return sign == '\n' || sign == '\r';
    }

    private static void add(List<MessagePart> parts, String text, boolean isValue) {
        if (!text.isEmpty()) {
            parts.add(new MessagePart(text, isValue));
        }
    }
}
