package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of the chart that could not work, each refused with a word that says which one it is. */
class ChartSchemaTest {
    static Stream<Arguments> refused() {
        return Stream.of(
                refused(Map.of("image.tags.embeding-service", "1.1"), "embeding-service"),
                refused(Map.of("search.replicaz", "2"), "replicaz"),
                refused(Map.of("records.store", "mysql"), "store"),
                refused(Map.of("blobs.accessMode", "ReadOnlyMany"), "accessMode"),
                refused(Map.of("blobs.store", "s3"), "bucket"),
                refused(Map.of("kafka.mode", "external"), "kafka.bootstrapServers must be named"),
                refused(Map.of("kafka.strimzi.replicas", 1), "kafka.replication must not be more"),
                refused(Map.of("backup.every", "0s"), "every"),
                refused(Map.of("backup.fullEvery", "0s"), "fullEvery"),
                refused(scaled("ingest"), "ingest.autoscaling.minReplicas must not be more"),
                refused(scaled("search"), "search.autoscaling.minReplicas must not be more"),
                refused(scaled("embedding"), "embedding.autoscaling.minReplicas must not be more"),
                refused(
                        Map.of("embedding.autoscaling.enabled", true, "kafka.environmentSecret", "password"),
                        "keda asks Kafka without a password"),
                refused(Map.of("serviceAccount.create", false), "name"),
                refused(Map.of("edge.service.externalTrafficPolicy", "Local"), "externalTrafficPolicy"),
                refused(
                        Map.of(
                                "edge.service.type", "NodePort",
                                "edge.service.loadBalancerSourceRanges[0]", "203.0.113.0/24"),
                        "loadBalancerSourceRanges"),
                refused(
                        Map.of(
                                "edge.service.type", "LoadBalancer",
                                "edge.service.loadBalancerSourceRanges[0]", "everybody"),
                        "loadBalancerSourceRanges"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void valuesThatCannotWorkAreRefused(Map<String, ?> values, String because) {
        assertThatThrownBy(() -> Chart.rendered("", values)).hasMessageContaining(because);
    }

    @Test
    void valuesBesideThemAreTaken() {
        var bounds = new HashMap<String, Object>(scaled("ingest"));
        bounds.put("ingest.autoscaling.maxReplicas", 9);
        bounds.put("kafka.replication", 2);
        bounds.put("kafka.strimzi.replicas", 2);
        bounds.put("backup.every", "10s");
        bounds.put("edge.service.type", "NodePort");
        bounds.put("edge.service.externalTrafficPolicy", "Local");
        assertThat(Chart.rendered("", bounds).manifests()).allSatisfy(Manifests::check);
        assertThatCode(() -> Chart.rendered("external.yaml"))
                .as("a password, and scaled by a metric")
                .doesNotThrowAnyException();
    }

    private static Map<String, Object> scaled(String component) {
        return Map.of(component + ".autoscaling.enabled", true, component + ".autoscaling.minReplicas", 9);
    }

    private static Arguments refused(Map<String, ?> values, String because) {
        return Arguments.of(values, because);
    }
}
