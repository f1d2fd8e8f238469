package dev.tribal.search.feed;

import java.util.OptionalLong;

/**
 * How the feed is doing, for whoever asks.
 *
 * @param caughtUp whether the read model has once reached the end that the topic had when the feed began to fill it
 * @param behind messages of the topic that are not applied yet, as last measured; empty if that is not known
 * @param trouble why nothing comes in, in words; empty if all is well
 */
public record FeedProgress(boolean caughtUp, OptionalLong behind, String trouble) {
    static final FeedProgress STARTING = new FeedProgress(false, OptionalLong.empty(), "");

    /** As measured while all is well. */
    FeedProgress behind(long messages) {
        return new FeedProgress(caughtUp, OptionalLong.of(messages), "");
    }

    /** The read model lost what it had. */
    FeedProgress fallenBack() {
        return new FeedProgress(false, OptionalLong.empty(), trouble);
    }

    /** So many messages are left of those that were there in the beginning. Trouble is over when none is. */
    FeedProgress catchingUp(long messages) {
        boolean done = messages == 0;
        return new FeedProgress(done, OptionalLong.of(messages), done ? "" : trouble);
    }

    /** @param behind empty if nobody can tell now */
    FeedProgress trouble(String reason, OptionalLong behind) {
        return new FeedProgress(caughtUp, behind, reason);
    }
}
