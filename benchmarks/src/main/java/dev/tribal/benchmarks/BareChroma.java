package dev.tribal.benchmarks;

import dev.tribal.embedding.model.Base64Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Chroma over plain HTTP with nothing of ours between: the baseline of the index that Tribal keeps there. */
final class BareChroma {
    /** As many vectors per request as the product sends. */
    private static final int BATCH = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
        String body = "{\"query_embeddings\":[%s],\"n_results\":%d,\"include\":[\"distances\"]}"
                .formatted(Arrays.toString(vector), VectorRates.NEIGHBOURS);
        long start = System.nanoTime();
        json.readTree(post(collections + "/" + id + "/query", body));
        return System.nanoTime() - start;
    }

    void drop(String name) {
        send(HttpRequest.newBuilder(URI.create(collections + "/" + name)).DELETE());
    }

    private String post(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("Chroma answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
