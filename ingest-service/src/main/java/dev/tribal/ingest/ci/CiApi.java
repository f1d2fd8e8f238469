package dev.tribal.ingest.ci;

import dev.tribal.ingest.ci.CiServer.LogReader;
import dev.tribal.ingest.ci.CiServerException.Reason;
import dev.tribal.platform.problem.BoundedJson;
import dev.tribal.platform.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the API of a CI server: with the webhook's token, which no other server gets to see, again after a while what may
 * work then, and never longer or more than the limits allow.
 */
public final class CiApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CiApi.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_JSON = 10 * 1024 * 1024;

    private final JsonMapper json = BoundedJson.mapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
    private final HookSettings settings;
    private final Redirects redirects;
    private final long mostLog;
    private final Absences absences;
    private volatile boolean closed;

    /** @param mostLog how many bytes of a log are read; the rest is left */
    public CiApi(HookSettings settings, Redirects redirects, long mostLog, Clock clock) {
        this.settings = settings;
        this.redirects = redirects;
        this.mostLog = mostLog;
        this.absences = new Absences(clock);
    }

    /** Reads JSON. */
    public JsonNode json(Hook hook, String path) {
        try {
            return attempts(hook, path, body -> json.readTree(new Bounded(body, MOST_JSON).readAllBytes()));
        } catch (JacksonException e) {
            throw new CiServerException(Reason.UNUSABLE, "The CI server's answer is not JSON", e);
        }
    }

    /** Reads a text as it comes. */
    public <T> T text(Hook hook, String path, LogReader<T> reader) {
        return attempts(hook, path, body -> {
            var log = new Bounded(body, mostLog);
            T read = reader.read(log);
            if (log.isCut()) {
                LOG.warn(
                        "A log for webhook {} is longer than tribal.ingest.max-log-size; its end was not read",
                        hook.id());
            }
            return read;
        });
    }

    private <T> T attempts(Hook hook, String path, LogReader<T> reader) {
        if (absences.isAway(hook)) {
            throw new CiServerException(Reason.PASSING, "The CI server was away some minutes ago and is left alone");
        }
        for (int attempt = 1; ; attempt++) {
            Duration pause = settings.pauseAfter(attempt);
            try {
                return limited(() -> once(hook, URI.create(hook.api() + path), reader));
            } catch (CiServerException e) {
                if (closed) {
                    throw stopped(e);
                }
                pause = e.retryAfter().compareTo(pause) > 0 ? e.retryAfter() : pause;
                if (!e.mayPass() || attempt >= settings.attempts() || pause.compareTo(HookSettings.LONGEST_PAUSE) > 0) {
                    if (e.reason() == Reason.PASSING) {
                        absences.note(hook);
                    }
                    throw e;
                }
            }
            await(pause);
        }
    }

    private <T> T limited(Asking<T> asking) {
        Future<T> answer;
        try {
            answer = threads.submit(asking::ask);
        } catch (RejectedExecutionException e) {
            throw stopped(e);
        }
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case CiServerException known -> known;
                case JacksonException unreadable -> unreadable;
                case null, default -> new CiServerException(Reason.PASSING, "The CI server cannot be reached", e);
            };
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new CiServerException(Reason.PASSING, "The CI server took too long", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
    }

    private <T> T once(Hook hook, URI first, LogReader<T> reader) throws IOException, InterruptedException {
        URI address = first;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var request = HttpRequest.newBuilder(address).timeout(settings.timeout());
            if (Redirects.areSameServer(address, hook.api())) {
                request.header(HttpHeaders.AUTHORIZATION, "Bearer " + Objects.requireNonNull(hook.token()));
            }
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() == 200) {
                    return reader.read(body);
                }
            }
            address = redirects.next(hook, address, response);
        }
        throw new CiServerException(Reason.UNUSABLE, "The CI server redirects too often");
    }

    private static void await(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(e);
        }
    }

    /** No answer of the server: what was asked for has to be asked for again when the process is back. */
    private static ProblemException stopped(Exception e) {
        return ProblemException.unavailable("ingest-service is stopping", RETRY_AFTER, e);
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
        threads.shutdownNow();
    }

    private interface Asking<T> {
        T ask() throws IOException, InterruptedException;
    }
}
