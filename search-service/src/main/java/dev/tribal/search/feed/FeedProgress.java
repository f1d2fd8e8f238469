package dev.tribal.search.feed;

/**
 * How the feed is doing, for whoever asks.
 *
 * @param caughtUp whether it has once reached the end that the topic had when it began
 * @param behind messages of the topic that are not applied yet, as last measured
 * @param trouble why nothing comes in, in words; empty if all is well
 */
public record FeedProgress(boolean caughtUp, long behind, String trouble) {
    static final FeedProgress STARTING = new FeedProgress(false, 0, "not connected yet");

    FeedProgress behind(long messages) {
        return new FeedProgress(caughtUp, messages, "");
    }

    /** So many messages are left of those that were there in the beginning. */
    FeedProgress catchingUp(long messages) {
        return new FeedProgress(messages == 0, messages, "");
    }

    FeedProgress trouble(String reason) {
        return new FeedProgress(caughtUp, behind, reason);
    }
}
