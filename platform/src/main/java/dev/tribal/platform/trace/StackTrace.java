package dev.tribal.platform.trace;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The calls of a printed stack trace in whatever language.
 *
 * @param causes one list of frames per exception, the innermost cause first; in each the call that failed first
 */
public record StackTrace(List<List<Frame>> causes) {
    private static final int IN_APP_FRAMES = 5;
    private static final int FOREIGN_FRAMES = 3;

    /** Reads all frames that a text holds; a text without any gives a trace without frames. */
    public static StackTrace parse(String text) {
        var reader = new TraceReader();
        TextLine.examined(text).stream().map(TextLine::beginning).forEach(reader::read);
        return new StackTrace(reader.causes());
    }

    /** The language of the frame that failed first, or nothing if there are no frames that tell it. */
    public Optional<Language> language() {
        return causes.stream()
                .flatMap(Collection::stream)
                .map(Frame::language)
                .filter(language -> language != Language.NATIVE)
                .findFirst();
    }

    /**
     * The frames that tell errors apart: the first of the user's own code in the innermost cause that has any, else
     * the very first. Recursion counts once. Version 1 of the fingerprints is made of them, so they must never change.
     */
    public List<Frame> significant() {
        var known = new StackTrace(causes.stream()
                .map(cause -> cause.stream()
                        .filter(Frame::isOfVersionOne)
                        .map(frame -> frame.withCode(""))
                        .toList())
                .toList());
        return known.first(Frame::isInApp);
    }

    /** The names of all functions that are called for sure, the one that failed first in front. */
    public List<String> calls() {
        return causes.stream()
                .flatMap(Collection::stream)
                .filter(Frame::isSure)
                .map(Frame::call)
                .filter(call -> !call.isEmpty())
                .toList();
    }

    /** Whether it has any call for sure, be it one that names no function. */
    public boolean isTrace() {
        return causes.stream().flatMap(Collection::stream).anyMatch(Frame::isSure);
    }

    /**
     * The same as {@link #significant}, with the code, and with what version 1 of the fingerprints must not learn any more: more
     * forms of calls, and more libraries.
     */
    public List<Frame> telling() {
        var sure = new StackTrace(causes.stream()
                .map(cause -> cause.stream().filter(frame -> !frame.isProse()).toList())
                .toList());
        return sure.first(Frame::isOwn);
    }

    private List<Frame> first(Predicate<Frame> own) {
        return causes.stream()
                .map(cause -> first(IN_APP_FRAMES, cause.stream().filter(own)))
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElseGet(() -> first(FOREIGN_FRAMES, causes.stream().flatMap(Collection::stream)));
    }

    private static List<Frame> first(int count, Stream<Frame> frames) {
        return frames.distinct().limit(count).toList();
    }
}
