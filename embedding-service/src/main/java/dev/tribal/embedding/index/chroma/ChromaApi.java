package dev.tribal.embedding.index.chroma;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The calls of Chroma's v2 interface that are needed (the server describes all of them at {@code /openapi.json}).
 * Chroma's own tenant and database are filled in by the client. A collection is read and deleted by its name, all else goes by its id.
 */
interface ChromaApi {
    @GetExchange("/heartbeat")
    Map<String, Object> heartbeat();

    @GetExchange("/pre-flight-checks")
    PreFlight preFlight();

    @GetExchange("/tenants/{tenant}/databases/{database}/collections")
    List<Collection> list(@RequestParam int limit, @RequestParam int offset);

    @PostExchange("/tenants/{tenant}/databases/{database}/collections")
    Collection create(@RequestBody NewCollection collection);

    @GetExchange("/tenants/{tenant}/databases/{database}")
    Map<String, Object> database();

    @GetExchange("/tenants/{tenant}/databases/{database}/collections/{name}")
    Collection collection(@PathVariable String name);

    @DeleteExchange("/tenants/{tenant}/databases/{database}/collections/{name}")
    void drop(@PathVariable String name);

    @GetExchange("/tenants/{tenant}/databases/{database}/collections/{id}/count")
    long count(@PathVariable String id);

    @PostExchange("/tenants/{tenant}/databases/{database}/collections/{id}/upsert")
    void upsert(@PathVariable String id, @RequestBody Upsert upsert);

    @PostExchange("/tenants/{tenant}/databases/{database}/collections/{id}/delete")
    void delete(@PathVariable String id, @RequestBody Ids ids);

    @PostExchange("/tenants/{tenant}/databases/{database}/collections/{id}/get")
    Found get(@PathVariable String id, @RequestBody Lookup lookup);

    @PostExchange("/tenants/{tenant}/databases/{database}/collections/{id}/query")
    Nearest query(@PathVariable String id, @RequestBody Query query);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PreFlight(@JsonProperty("max_batch_size") int maxBatchSize) {}

    /** @param dimension {@code null} until it has a vector */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Collection(
            String id,
            String name,
            @Nullable Integer dimension,
            @Nullable Map<String, Object> metadata,
            @JsonProperty("configuration_json") @Nullable Configuration configuration) {
        String metadata(String key) {
            return metadata == null ? "" : String.valueOf(metadata.getOrDefault(key, ""));
        }

        String space() {
            return configuration == null || configuration.hnsw() == null
                    ? ""
                    : configuration.hnsw().space();
        }
    }

    record NewCollection(
            String name,
            Configuration configuration,
            Map<String, String> metadata,
            @JsonProperty("get_or_create") boolean getOrCreate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Configuration(@Nullable Hnsw hnsw) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hnsw(String space) {}

    /** @param embeddings base64 of little-endian floats */
    record Upsert(List<String> ids, List<String> embeddings) {}

    record Ids(List<String> ids) {}

    /** @param include what is wanted beside the ids, which come without being asked for */
    record Lookup(List<String> ids, List<String> include) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(List<String> ids, @Nullable List<float[]> embeddings) {
        /** By id, if they were asked for. */
        Map<String, float[]> vectors() {
            List<float[]> given = embeddings == null ? List.of() : embeddings;
            return IntStream.range(0, given.size()).boxed().collect(Collectors.toMap(ids::get, given::get));
        }
    }

    /** @param ids the only ones that may be found, or {@code null} for all */
    record Query(
            @JsonProperty("query_embeddings") List<float[]> queryEmbeddings,
            @JsonProperty("n_results") int limit,
            List<String> include,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> ids) {}

    /** One list for each query vector. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Nearest(List<List<String>> ids, List<List<Double>> distances) {}
}
