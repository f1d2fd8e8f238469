package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.Yaml;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;

/** Looks a manifest through as an API server does that warns of nothing: an unknown field is a mistake. */
final class Manifests {
    /** Resources of operators, and what they must say; their types are not among Kubernetes' own. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "keda.sh/v1alpha1/ScaledObject", Set.of("scaleTargetRef", "triggers"),
            "monitoring.coreos.com/v1/ServiceMonitor", Set.of("selector", "endpoints"),
            "monitoring.coreos.com/v1/PrometheusRule", Set.of("groups"));

    private Manifests() {}

    static void check(JsonObject manifest) {
        String version = manifest.get("apiVersion").getAsString();
        String kind = manifest.get("kind").getAsString();
        if (version.startsWith("kafka.strimzi.io/")) {
            StrimziManifests.check(manifest, kind);
        } else if (OTHERS.containsKey(version + "/" + kind)) {
            assertThat(manifest.getAsJsonObject("spec").keySet()).containsAll(OTHERS.get(version + "/" + kind));
        } else {
            checkOwn(manifest, version, kind);
        }
    }

    private static void checkOwn(JsonObject manifest, String version, String kind) {
        Class<?> type = ModelMapper.getApiTypeClass(version, kind);
        assertThat(type).as("%s/%s is no resource of Kubernetes", version, kind).isNotNull();
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, manifest);
            // Reading finds values of a wrong type, below the first level too. JSON is YAML.
            Yaml.loadAs(manifest.toString(), type);
        } catch (InvocationTargetException e) {
            throw new AssertionError(Chart.name(manifest) + ": " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(Chart.name(manifest) + ": " + e.getMessage(), e);
        }
    }
}
