package dev.tribal.embedding.model.openai;

import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.EmbeddingModelException;
import dev.tribal.embedding.model.ModelIdentity;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** A model of a provider, over HTTP. */
public final class OpenAiEmbeddingModel implements EmbeddingModel {
    /** How names of such models begin in settings and commands. */
    public static final String PREFIX = "openai:";

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiEmbeddingModel.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 409, 429, 500, 502, 503, 504);

    private final OpenAiApi api;
    private final OpenAiSettings settings;
    private final ModelIdentity identity;
    private final Patience patience;
    private volatile @Nullable String trouble;

    private OpenAiEmbeddingModel(OpenAiApi api, OpenAiSettings settings, String model, Patience patience) {
        this.api = api;
        this.settings = settings;
        this.identity = new ModelIdentity(
                PREFIX + model, "", "openai-compatible", settings.maxCharacters(), settings.dimension());
        this.patience = patience;
    }

    /**
     * Connects to nothing yet.
     *
     * @param model the provider's name of the model
     */
    public static OpenAiEmbeddingModel open(OpenAiSettings settings, String model) {
        return open(settings, model, new Patience(Clock.systemUTC(), RandomGenerator.getDefault()));
    }

    static OpenAiEmbeddingModel open(OpenAiSettings settings, String model, Patience patience) {
        // Not one of the application's clients: those send the caller's token along.
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(settings.timeout());
        var client = RestClient.builder().baseUrl(settings.baseUrl()).requestFactory(requests);
        if (settings.apiKey() instanceof String key && !key.isBlank()) {
            client.defaultHeaders(headers -> headers.setBearerAuth(key));
        }
        OpenAiApi api = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client.build()))
                .build()
                .createClient(OpenAiApi.class);
        return new OpenAiEmbeddingModel(api, settings, model, patience);
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    /** @throws EmbeddingModelException if the provider does not give them, however often it is asked */
    @Override
    public List<Embedding> embed(List<String> texts) {
        List<Embedding> embeddings = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += settings.batchSize()) {
            embeddings.addAll(embedBatch(texts.subList(from, Math.min(texts.size(), from + settings.batchSize()))));
        }
        return embeddings;
    }

    private List<Embedding> embedBatch(List<String> texts) {
        try {
            List<Embedding> embeddings = read(ask(texts), texts.size());
            trouble = null;
            return embeddings;
        } catch (EmbeddingModelException e) {
            String sentence = String.valueOf(e.getMessage());
            if (!sentence.equals(trouble)) {
                LOG.warn("{}", sentence);
            }
            trouble = sentence;
            throw e;
        }
    }

    private OpenAiApi.@Nullable Answer ask(List<String> texts) {
        var call = new OpenAiApi.Call(
                identity.model().substring(PREFIX.length()),
                texts.stream().map(this::cut).toList(),
                "base64",
                settings.sendDimension() ? settings.dimension() : null);
        for (int tried = 1; true; tried++) {
            try {
                return api.embed(call);
            } catch (RestClientException e) {
                if (tried >= settings.tries() || !isWorthAnotherTry(e)) {
                    throw new EmbeddingModelException(sentence(e), e);
                }
                pause(patience.after(tried, retryAfter(e)));
            }
        }
    }

    /** An empty text is none to a provider; half a surrogate pair could not be sent. */
    private String cut(String text) {
        if (text.isBlank()) {
            return " .";
        }
        int end = Math.min(text.length(), settings.maxCharacters());
        return text.substring(0, end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
    }

    private static boolean isWorthAnotherTry(RestClientException e) {
        return !(e instanceof RestClientResponseException answer)
                || WORTH_ANOTHER_TRY.contains(answer.getStatusCode().value());
    }

    private static @Nullable String retryAfter(RestClientException e) {
        return e instanceof RestClientResponseException answer && answer.getResponseHeaders() != null
                ? answer.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)
                : null;
    }

    private static String sentence(RestClientException e) {
        if (!(e instanceof RestClientResponseException answer)) {
            return "The provider of embeddings does not answer, or not in its time (tribal.embedding.openai.timeout)";
        }
        return switch (answer.getStatusCode().value()) {
            case 401, 403 ->
                "The provider of embeddings refuses the key; set TRIBAL_EMBEDDING_OPENAI_API_KEY to one that is valid";
            case 404 ->
                "The provider of embeddings knows no such model or address; check tribal.embedding.model and"
                        + " tribal.embedding.openai.base-url";
            case 429 ->
                "The provider of embeddings is asked too often or the account is used up; this is tried again later";
            default ->
                "The provider of embeddings answers with status %d"
                        .formatted(answer.getStatusCode().value());
        };
    }

    private List<Embedding> read(OpenAiApi.@Nullable Answer answer, int count) {
        List<OpenAiApi.Entry> entries = answer == null || answer.data() == null ? List.of() : answer.data();
        if (entries.size() != count) {
            throw new EmbeddingModelException(
                    "The provider of embeddings answered with %d vectors for %d texts".formatted(entries.size(), count),
                    null);
        }
        int tokens =
                answer == null || answer.usage() == null ? 0 : answer.usage().totalTokens() / count;
        var embeddings = new Embedding[count];
        for (OpenAiApi.Entry entry : entries) {
            if (entry.index() < 0 || entry.index() >= count || embeddings[entry.index()] != null) {
                throw new EmbeddingModelException("The provider of embeddings answered with a wrong index", null);
            }
            embeddings[entry.index()] = new Embedding(vector(entry), tokens);
        }
        return List.of(embeddings);
    }

    private float[] vector(OpenAiApi.Entry entry) {
        float[] vector;
        try {
            vector = Vectors.read(entry.embedding());
        } catch (IllegalArgumentException e) {
            throw new EmbeddingModelException(
                    "The provider of embeddings answered with something that is no vector", e);
        }
        if (vector.length != settings.dimension()) {
            throw new EmbeddingModelException(
                    "The model answers with vectors of length %d; set tribal.embedding.openai.dimension=%d"
                            .formatted(vector.length, vector.length),
                    null);
        }
        return vector;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingModelException("Interrupted while a text was embedded", e);
        }
    }

    /** Asks nobody, because that would cost money: throws if the last request failed. */
    @Override
    public void check() {
        String last = trouble;
        if (last != null) {
            throw new EmbeddingModelException(last, null);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
