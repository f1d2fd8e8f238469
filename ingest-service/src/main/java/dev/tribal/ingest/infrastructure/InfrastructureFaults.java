package dev.tribal.ingest.infrastructure;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.text.Anchors;
import dev.tribal.platform.text.Anchors.Anchor;
import dev.tribal.platform.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recognises errors that look like a fault of what a run needs. One report proves nothing: the code may wait too long or
 * ask the wrong host, so that only the rate of such reports, and whether it passes when run again, says what an error is.
 */
public final class InfrastructureFaults {
    private static final List<Fault> FAULTS = shipped();
    private static final Anchors PHRASES = new Anchors(phrases());
    private static final int EXAMINED = 2000;

    /** Of a trace, the line that says what happened; deeper ones tell of where. */
    private static final int EXAMINED_TRACE = 300;

    private InfrastructureFaults() {}

    /** What seems to be at fault, for example {@code network}; {@code null} if nothing but the code. */
    public static @Nullable String of(NewError error) {
        ErrorContext context = error.context();
        var found = new BitSet();
        find(error.errorType(), EXAMINED, found);
        find(context.errorMessage(), EXAMINED, found);
        find(context.stackTrace(), EXAMINED_TRACE, found);
        int first = found.nextSetBit(0);
        return first < 0 ? null : FAULTS.get(first).fault();
    }

    private static void find(@Nullable String text, int most, BitSet found) {
        if (text != null) {
            var examined = new Span(0, Math.min(text.length(), most));
            PHRASES.visit(text, examined, (phrase, _) -> found.set(phrase.rule()));
        }
    }

    private static List<Anchor> phrases() {
        List<Anchor> all = new ArrayList<>();
        for (int i = 0; i < FAULTS.size(); i++) {
            for (String phrase : FAULTS.get(i).phrases()) {
                all.add(new Anchor(phrase, true, i));
            }
        }
        return all;
    }

    private static List<Fault> shipped() {
        try (InputStream file = InfrastructureFaults.class.getResourceAsStream("faults.json")) {
            return JsonMapper.shared()
                    .readValue(Objects.requireNonNull(file, "faults.json").readAllBytes(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param phrases one of them has to stand in the text, in upper or lower case */
    private record Fault(String fault, List<String> phrases) {}
}
