package dev.tribal.mcp.protocol.stream;

import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Party;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** All open streams of this instance. */
public final class UpdateStreams {
    private final Set<UpdateStream> streams = ConcurrentHashMap.newKeySet();
    private final Counts<Party> perParty;
    private final Counts<String> perGroup;
    private final int most;
    private volatile boolean closed;

    /**
     * @param most how many streams there may be
     * @param mostPerGroup how many of them one group may have
     * @param mostPerParty how many of those one principal may have
     */
    public UpdateStreams(int most, int mostPerGroup, int mostPerParty) {
        this.most = most;
        this.perGroup = new Counts<>(mostPerGroup);
        this.perParty = new Counts<>(mostPerParty);
    }

    /**
     * Opens a stream.
     *
     * @param wanted whether the client wants to hear of a URI
     * @throws McpException if there are too many
     */
    public UpdateStream open(Party party, Predicate<String> wanted) {
        boolean mine = perParty.add(party);
        boolean ours = perGroup.add(party.group());
        if (closed || streams.size() >= most || !mine || !ours) {
            release(party);
            throw new McpException(ErrorCode.BUSY, "There are too many open streams; close one or try later");
        }
        var stream = new UpdateStream(party, wanted);
        streams.add(stream);
        return stream;
    }

    /** Forgets a stream whose client has gone. */
    public void remove(UpdateStream stream) {
        if (streams.remove(stream)) {
            release(stream.party());
        }
    }

    /**
     * Tells of a resource that changed, whichever instance changed it.
     *
     * @param audience whether those of this name see the resource
     */
    public void updated(Predicate<String> audience, String uri) {
        streams.forEach(stream -> stream.offer(audience, uri));
    }

    public int size() {
        return streams.size();
    }

    /** Lets clients open streams again after {@link #closeAll()}, because a server that stopped may start again. */
    public void reopen() {
        closed = false;
    }

    /** Ends all streams and opens no more, so that the server can stop. */
    public void closeAll() {
        closed = true;
        streams.forEach(UpdateStream::close);
    }

    private void release(Party party) {
        perParty.remove(party);
        perGroup.remove(party.group());
    }

    /** How many streams each one has; nothing is kept of who has none. */
    private record Counts<K>(int most, Map<K, Integer> counts) {
        Counts(int most) {
            this(most, new ConcurrentHashMap<>());
        }

        /** Adds one, and says whether that is not too many. */
        boolean add(K owner) {
            return counts.merge(owner, 1, Integer::sum) <= most;
        }

        void remove(K owner) {
            counts.computeIfPresent(owner, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        }
    }
}
