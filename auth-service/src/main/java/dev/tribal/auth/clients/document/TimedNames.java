package dev.tribal.auth.clients.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives up on a name server that does not answer. Asking one cannot be interrupted and blocks more than a virtual
 * thread, so it is done on a few threads of its own: who names slow servers keeps those busy and nothing else.
 */
final class TimedNames implements DnsResolver, AutoCloseable {
    private static final int MOST_AT_ONCE = 16;
    private static final int IDLE_SECONDS = 30;

    private final DnsResolver names;
    private final Duration limit;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("document-names-", 0).daemon().factory());

    TimedNames(DnsResolver names, Duration limit) {
        this.names = names;
        this.limit = limit;
    }

    /** @throws DocumentException if too many names are being looked up */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = submit(host);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknown("The host of the client has no address", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unknown("The name server of the client's host took too long", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unknown("Interrupted", e);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private Future<InetAddress[]> submit(String host) {
        try {
            return threads.submit(() -> names.resolve(host));
        } catch (RejectedExecutionException _) {
            throw DocumentException.passing("Too many names are being looked up; try again");
        }
    }

    private static UnknownHostException unknown(String sentence, Exception cause) {
        var unknown = new UnknownHostException(sentence);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
