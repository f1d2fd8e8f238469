package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Http.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What people and agents do to errors that are one, and how these read then. */
final class MergedErrors {
    private final Map<String, String> messages = new HashMap<>();
    private final Http all;

    MergedErrors(Http all) {
        this.all = all;
    }

    String traced(String trace) {
        String message = trace.substring(trace.lastIndexOf('\n') + 1);
        Map<String, String> context = Map.of("language", "python", "error_message", message, "stack_trace", trace);
        return all.post(
                        "/api/v1/errors",
                        Map.of("error_type", "AttributeError", "context", context),
                        "Prefer",
                        "wait=30")
                .json()
                .path("id")
                .asString();
    }

    void readsAsOne(String whole, String part, int occurrences) {
        Answer ofPart = all.get("/api/v1/errors/" + part);
        assertThat(ofPart.json()).isEqualTo(all.get("/api/v1/errors/" + whole).json());
        assertThat(ofPart.header("Content-Location")).isEqualTo("/api/v1/errors/" + whole);
        assertThat(all.get("/api/v1/errors/" + whole).header("Content-Location"))
                .isEmpty();
        assertThat(ofPart.json().path("id").asString()).isEqualTo(whole);
        assertThat(ofPart.json().path("occurrences").asInt()).isEqualTo(occurrences);
        assertThat(ofPart.json().at("/grouping/merged").toString()).contains(part);
    }

    Answer merge(String id, String into) {
        return all.send(
                "PUT",
                mergedInto(id),
                "application/json",
                "{\"error_id\":\"%s\"}".formatted(into),
                "Prefer",
                "wait=30");
    }

    static String mergedInto(String id) {
        return "/api/v1/errors/%s/merged-into".formatted(id);
    }

    /** The message with which the part of an error, or the error itself, was reported. */
    String message(String id) {
        return messages.get(id);
    }

    String reported(String type, String message, String project) {
        Answer answer = all.post(
                "/api/v1/errors",
                Map.of(
                        "error_type",
                        type,
                        "context",
                        Map.of("language", "java", "error_message", message),
                        "origin",
                        Map.of("project", project)),
                "Prefer",
                "wait=30");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        String id = answer.header("Location").substring("/api/v1/errors/".length());
        messages.put(id, message);
        return id;
    }

    String solve(String id, String description) {
        return all.post(
                        "/api/v1/errors/%s/solutions".formatted(id),
                        Map.of("description", description),
                        "Prefer",
                        "wait=30")
                .json()
                .at("/solutions/0/id")
                .asString();
    }

    String found(String text) {
        return all.post("/api/v1/errors/similar", Map.of("query", text))
                .json()
                .path("results")
                .valueStream()
                .map(match -> match.at("/record/id").asString())
                .collect(Collectors.joining(" "));
    }
}
