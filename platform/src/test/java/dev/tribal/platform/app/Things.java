package dev.tribal.platform.app;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.CurrentCaller;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Endpoints that take, give and do what the tests of the platform need. */
@RestController
public final class Things {
    private final CurrentCaller caller;
    private final RequestValidator validator;
    private final RemoteThings remote;

    Things(CurrentCaller caller, RequestValidator validator, RemoteThings remote) {
        this.caller = caller;
        this.validator = validator;
        this.remote = remote;
    }

    @GetMapping("/things")
    Map<String, Object> caller(@RequestParam(name = "max_results", required = false) @Nullable Integer maxResults) {
        return Map.of(
                "tenant",
                caller.get().tenant(),
                "subject",
                caller.get().subject(),
                "max",
                maxResults == null ? 0 : maxResults);
    }

    @GetMapping("/things/{id}")
    Map<String, Object> thing(
            @PathVariable("id") UUID id,
            @RequestParam(name = "min_position", required = false) @Nullable Position position) {
        return Map.of("id", id, "position", String.valueOf(position));
    }

    @GetMapping("/things/similar")
    String similar(@RequestParam("query") String query) {
        return query;
    }

    @PostMapping("/things/similar")
    SimilarQuery similar(@RequestBody SimilarQuery query) {
        return query;
    }

    @PostMapping("/things")
    NewError add(@RequestBody NewError error) {
        return validator.valid(error);
    }

    @PostMapping(path = "/things/xml", consumes = MediaType.APPLICATION_XML_VALUE)
    int xml(@RequestBody byte[] body) {
        return body.length;
    }

    @PostMapping("/things/files")
    long files(@RequestParam("file") MultipartFile file) {
        return file.getSize();
    }

    @GetMapping("/things/broken")
    String broken() {
        throw new IllegalStateException("at com.example.Secret of host db-7");
    }

    @GetMapping("/things/later")
    CompletableFuture<String> later() {
        return CompletableFuture.supplyAsync(() -> "later");
    }

    @GetMapping("/things/failing-later")
    CompletableFuture<String> failingLater() {
        return CompletableFuture.failedFuture(new CompletionException(ProblemException.notFound("thing", 7)));
    }

    @GetMapping("/things/remote")
    Map<String, Object> remote() {
        return remote.things();
    }

    @GetMapping("/open")
    String open() {
        return "open";
    }
}
