package dev.tribal.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the chart becomes with some values. */
record Chart(String values, List<JsonObject> manifests) {
    private static final Gson GSON = new Gson();

    /** @param values a file of the chart's examples, or nothing for the values as delivered */
    static Chart rendered(String values) {
        return rendered(values, Map.of());
    }

    static Chart rendered(String values, Map<String, ?> settings) {
        var template = new Helm(Repository.CHART)
                .template()
                .withName("memory")
                .withNamespace("tribal")
                .withKubeVersion("1.33.0");
        if (!values.isEmpty()) {
            template.withValuesFile(Repository.CHART.resolve("examples").resolve(values));
        }
        settings.forEach(template::set);
        var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(template.call());
        return new Chart(
                values,
                StreamSupport.stream(documents.spliterator(), false)
                        .filter(Map.class::isInstance)
                        .map(document -> GSON.toJsonTree(document).getAsJsonObject())
                        .toList());
    }

    List<JsonObject> of(String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.get("kind").getAsString().equals(kind))
                .toList();
    }

    JsonObject named(String kind, String name) {
        return of(kind).stream()
                .filter(manifest -> name(manifest).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s %s".formatted(kind, name)));
    }

    /** The templates of all pods, with the name of what makes them. */
    List<JsonObject> pods() {
        return Stream.of("Deployment", "StatefulSet", "Job")
                .flatMap(kind -> of(kind).stream())
                .map(workload -> at(workload, "spec", "template").getAsJsonObject())
                .toList();
    }

    List<JsonObject> containers() {
        return pods().stream()
                .flatMap(pod -> StreamSupport.stream(
                        at(pod, "spec", "containers").getAsJsonArray().spliterator(), false))
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** The names of the variables of a component's container. */
    List<String> environment(String container) {
        var found = containers().stream()
                .filter(each -> each.get("name").getAsString().equals(container))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container " + container));
        return at(found, "env").getAsJsonArray().asList().stream()
                .map(variable -> at(variable.getAsJsonObject(), "name").getAsString())
                .toList();
    }

    static String name(JsonObject manifest) {
        return at(manifest, "metadata", "name").getAsString();
    }

    static JsonElement at(JsonObject manifest, String... path) {
        JsonElement element = manifest;
        for (String step : path) {
            element = element.getAsJsonObject().get(step);
            if (element == null) {
                throw new AssertionError("nothing at " + String.join("/", path) + " of " + manifest);
            }
        }
        return element;
    }

    @Override
    public String toString() {
        return values.isEmpty() ? "as delivered" : values;
    }
}
