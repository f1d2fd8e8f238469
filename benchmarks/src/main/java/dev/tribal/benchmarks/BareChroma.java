package dev.tribal.benchmarks;

import dev.tribal.embedding.model.Base64Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import tools.jackson.databind.json.JsonMapper;

/** Chroma over plain HTTP, by the client that the product uses, with nothing of ours between: the baseline of the index that Tribal keeps there. */
final class BareChroma {
    /** As many vectors per request as the product sends. */
    private static final int BATCH = 100;

    private final HttpClient client = HttpClients.createMinimal();
    private final JsonMapper json = JsonMapper.shared();
    private final String collections;
    private String id = "";

    BareChroma(URI url) {
        this.collections = url + "/api/v2/tenants/default_tenant/databases/default_database/collections";
    }

    /** Makes a collection and fills it; vectors per second. */
    double fill(String name, int size) {
        String body = json.writeValueAsString(
                Map.of("name", name, "configuration", Map.of("hnsw", Map.of("space", "cosine"))));
        id = json.readTree(post(collections, body)).get("id").asString();
        long start = System.nanoTime();
        for (int from = 0; from < size; from += BATCH) {
            List<Integer> batch =
                    IntStream.range(from, Math.min(size, from + BATCH)).boxed().toList();
            var upsert = Map.of(
                    "ids", batch.stream().map(i -> new UUID(0, i).toString()).toList(),
                    "embeddings",
                            batch.stream()
                                    .map(VectorRates::vector)
                                    .map(Base64Vector::of)
                                    .toList());
            post(collections + "/" + id + "/upsert", json.writeValueAsString(upsert));
        }
        return size / ((System.nanoTime() - start) / 1e9);
    }

    /** The time of one search, in nanoseconds. */
    long search(float[] vector) {
        long start = System.nanoTime();
        String body = "{\"query_embeddings\":[%s],\"n_results\":%d,\"include\":[\"distances\"]}"
                .formatted(Arrays.toString(vector), VectorRates.NEIGHBOURS);
        json.readTree(post(collections + "/" + id + "/query", body));
        return System.nanoTime() - start;
    }

    void drop(String name) {
        send(new HttpDelete(collections + "/" + name));
    }

    private String post(String url, String body) {
        var request = new HttpPost(url);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return send(request);
    }

    private String send(HttpUriRequestBase request) {
        try {
            return client.execute(request, response -> {
                String body = EntityUtils.toString(response.getEntity());
                if (response.getCode() / 100 != 2) {
                    throw new IllegalStateException("Chroma answered " + response.getCode() + " " + body);
                }
                return body;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
