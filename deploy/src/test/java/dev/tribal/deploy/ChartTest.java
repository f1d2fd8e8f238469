package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart, rendered with the values as delivered and with each example. */
class ChartTest {
    private static final List<Chart> CHARTS = Stream.of("", "small.yaml", "external.yaml", "aws.yaml")
            .map(Chart::rendered)
            .toList();

    /** Components and their modules. */
    private static final Map<String, String> SERVICES = Map.of(
            "auth", "auth-service",
            "ingest", "ingest-service",
            "embedding", "embedding-service",
            "search", "search-service",
            "mcp", "mcp-gateway");

    static List<Chart> charts() {
        return CHARTS;
    }

    @Test
    void helmFindsNothingToComplainOf() {
        var result = new Helm(Repository.CHART).lint().strict().quiet().call();
        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void kubernetesKnowsEveryField(Chart chart) {
        assertThat(chart.manifests()).hasSizeGreaterThan(15).allSatisfy(Manifests::check);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void containersHaveNoRightsAndCannotWriteToTheirImage(Chart chart) {
        assertThat(chart.pods()).allSatisfy(pod -> {
            assertThat(Chart.at(pod, "spec", "securityContext", "runAsNonRoot").getAsBoolean())
                    .isTrue();
            assertThat(Chart.at(pod, "spec", "automountServiceAccountToken").getAsBoolean())
                    .isFalse();
        });
        assertThat(chart.containers()).allSatisfy(container -> {
            var security = Chart.at(container, "securityContext").getAsJsonObject();
            assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
            assertThat(Chart.at(security, "capabilities", "drop").toString()).isEqualTo("[\"ALL\"]");
            // Chroma writes beside its data.
            assertThat(security.get("readOnlyRootFilesystem").getAsBoolean())
                    .isEqualTo(!container.get("name").getAsString().equals("vectors"));
        });
    }

    @ParameterizedTest
    @MethodSource("charts")
    void containersAreProbedAndHaveAShare(Chart chart) {
        assertThat(chart.containers()).allSatisfy(container -> {
            assertThat(container.keySet()).contains("startupProbe", "livenessProbe", "readinessProbe");
            assertThat(Chart.at(container, "resources", "limits", "memory").getAsString())
                    .isNotEmpty();
            assertThat(Chart.at(container, "resources", "requests", "cpu").getAsString())
                    .isNotEmpty();
            assertThat(container.get("image").getAsString()).contains(":").doesNotContain("latest");
        });
    }

    @ParameterizedTest
    @MethodSource("charts")
    void keysThatServicesCannotWriteAreGivenToThem(Chart chart) {
        assertThat(SERVICES)
                .allSatisfy((component, service) ->
                        assertThat(chart.environment(component)).containsAll(OwnKeys.of(service)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void servicesAndBudgetsFindTheirPods(Chart chart) {
        assertThat(chart.of("Service"))
                .allSatisfy(service ->
                        assertThat(selected(chart, service, "spec", "selector")).hasSize(1));
        assertThat(chart.of("PodDisruptionBudget"))
                .hasSize(6)
                .allSatisfy(budget -> assertThat(selected(chart, budget, "spec", "selector", "matchLabels"))
                        .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "external.yaml", "aws.yaml"})
    void everyPodIsBehindAPolicy(String values) {
        var chart = Chart.rendered(values);
        assertThat(chart.pods())
                .allSatisfy(pod -> assertThat(chart.of("NetworkPolicy"))
                        .as(component(pod))
                        .anyMatch(policy -> matches(
                                pod,
                                Chart.at(policy, "spec", "podSelector", "matchLabels")
                                        .getAsJsonObject())));
    }

    @Test
    void onlyTheServicesReachKafka() {
        var listeners = Chart.at(CHARTS.getFirst().named("Kafka", "memory"), "spec", "kafka", "listeners");
        assertThat(listeners.getAsJsonArray())
                .hasSize(1)
                .allSatisfy(listener -> assertThat(listener.getAsJsonObject()
                                .getAsJsonArray("networkPolicyPeers")
                                .toString())
                        .startsWith("[{\"podSelector\":")
                        .contains("\"values\":[\"auth\",\"ingest\",\"embedding\",\"search\",\"mcp\"]")
                        .doesNotContain("namespaceSelector"));
    }

    @Test
    void operatorOfKafkaChoosesAVersionThatItKnowsUnlessOneIsNamed() {
        var delivered = Chart.at(CHARTS.getFirst().named("Kafka", "memory"), "spec", "kafka");
        assertThat(delivered.getAsJsonObject().keySet()).doesNotContain("version");
        var chart = Chart.rendered("", Map.of("kafka.strimzi.version", "4.2.1"));
        assertThat(Chart.at(chart.named("Kafka", "memory"), "spec", "kafka", "version")
                        .getAsString())
                .isEqualTo("4.2.1");
    }

    @Test
    void brokersHaveAShare() {
        var pool = CHARTS.getFirst().named("KafkaNodePool", "memory");
        assertThat(Chart.at(pool, "spec", "resources", "limits", "memory").getAsString())
                .isEqualTo("1Gi");
        assertThat(Chart.at(pool, "spec", "resources", "requests", "cpu").getAsString())
                .isEqualTo("500m");
    }

    @Test
    void instancesAreSpreadAndNeverAllReplacedAtOnce() {
        for (String service : List.of("ingest", "embedding", "mcp", "edge")) {
            var deployment = CHARTS.getFirst().named("Deployment", "memory-" + service);
            assertThat(Chart.at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable")
                            .getAsInt())
                    .isZero();
            assertThat(Chart.at(deployment, "spec", "template", "spec", "topologySpreadConstraints")
                            .getAsJsonArray())
                    .hasSize(2);
        }
    }

    @Test
    void edgeIsConfiguredByTheSameFilesAsInCompose() {
        var data = Chart.at(CHARTS.getFirst().named("ConfigMap", "memory-edge"), "data");
        for (String file : List.of("nginx.conf", "proxy.conf", "problems.conf", "routes.conf")) {
            assertThat(data.getAsJsonObject().get(file).getAsString().strip())
                    .isEqualTo(Repository.text("deploy/nginx/" + file).strip());
        }
        assertThat(data.getAsJsonObject().get("services.conf").getAsString())
                .contains("auth memory-auth-instances.tribal.svc.cluster.local:8080;")
                .as("sessions of people are in the memory of one instance")
                .contains("50.00% memory-auth-0.memory-auth-instances.tribal.svc.cluster.local:8080;")
                .contains("* memory-auth-1.memory-auth-instances.tribal.svc.cluster.local:8080;")
                .as("a refresh token is good once, and one instance knows what it was exchanged for")
                .contains("50.00% memory-search-0.memory-search-instances.tribal.svc.cluster.local:8080;")
                .contains("* memory-search-1.memory-search-instances.tribal.svc.cluster.local:8080;");
    }

    @Test
    void whatIsElsewhereIsNotInstalled() {
        var external = CHARTS.get(2);
        assertThat(external.pods())
                .extracting(ChartTest::component)
                .containsExactlyInAnyOrder("auth", "ingest", "embedding", "search", "mcp", "edge");
        assertThat(external.of("Kafka")).isEmpty();
        assertThat(external.of("Secret")).isEmpty();
        assertThat(external.named("HorizontalPodAutoscaler", "memory-embedding").toString())
                .contains("tribal.error-events.v1", "External");
        assertThat(external.of("Ingress")).hasSize(1);
        assertThat(external.of("ServiceMonitor")).hasSize(1);
    }

    @Test
    void alertsAndRulesFindWhatIsScraped() {
        var external = CHARTS.get(2);
        assertThat(external.of("ServiceMonitor").toString())
                .contains("\"targetLabel\":\"job\",\"replacement\":\"tribal\"")
                .contains("\"targetLabel\":\"installation\",\"replacement\":\"tribal/memory\"");
        for (String file : List.of("alerts", "slo")) {
            Object rules = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Repository.text("deploy/prometheus/rules/" + file + ".yml"));
            assertThat(Chart.at(external.named("PrometheusRule", "memory-" + file), "spec"))
                    .isEqualTo(new Gson().toJsonTree(rules));
        }
    }

    @Test
    void podsHaveTheirRoleInAws() {
        var aws = CHARTS.get(3);
        assertThat(aws.of("ServiceAccount").getFirst().toString()).contains("arn:aws:iam::123456789012:role/tribal");
        assertThat(aws.named("Deployment", "memory-embedding").toString())
                .contains("TRIBAL_EMBEDDING_DYNAMODB_TABLE")
                .doesNotContain("AWS_SECRET_ACCESS_KEY");
        assertThat(aws.of("ScaledObject").getFirst().toString()).contains("lagThreshold");
        assertThat(aws.of("PersistentVolumeClaim")).isEmpty();
    }

    @Test
    void servicesCanBeUpgradedOneAfterTheOther() {
        var chart = Chart.rendered("", Map.of("image.tag", "1.0", "image.tags.embedding-service", "1.1"));
        assertThat(image(chart, "embedding")).isEqualTo("tribal/embedding-service:1.1");
        assertThat(image(chart, "ingest")).isEqualTo("tribal/ingest-service:1.0");
    }

    @Test
    void imagesCanBeNamedByTheirDigests() {
        String digest = "sha256:" + "0a".repeat(32);
        var chart = Chart.rendered("", Map.of("image.tag", "1.0", "image.digests.search-service", digest));
        assertThat(image(chart, "search")).isEqualTo("tribal/search-service:1.0@" + digest);
        assertThat(image(chart, "ingest")).isEqualTo("tribal/ingest-service:1.0");
        assertThatThrownBy(() -> Chart.rendered("", Map.of("image.digests.search-service", "sha256:0a")))
                .hasMessageContaining("search-service");
    }

    @Test
    void alertsLinkToTheCopyOfTheRunbooksThatIsNamed() {
        var chart =
                Chart.rendered("external.yaml", Map.of("monitoring.docs", "https://git.example.com/tribal/blob/main/"));
        assertThat(chart.named("PrometheusRule", "memory-alerts").toString())
                .contains("\"https://git.example.com/tribal/blob/main/docs/runbooks/TribalDown.md\"")
                .doesNotContain("\"docs/runbooks");
    }

    @Test
    void browsersGoToInstancesThatAreAlwaysThere() {
        var chart = Chart.rendered(
                "",
                Map.of("search.replicas", 4, "search.autoscaling.enabled", true, "search.autoscaling.minReplicas", 3));
        var services = Chart.at(chart.named("ConfigMap", "memory-edge"), "data")
                .getAsJsonObject()
                .get("services.conf")
                .getAsString();
        assertThat(services.substring(services.indexOf("split_clients $browser $pages")))
                .contains(
                        "33.33% memory-search-0.memory-search-instances.tribal.svc.cluster.local:8080;",
                        "33.33% memory-search-1.", "* memory-search-2.")
                .doesNotContain("memory-search-3");
    }

    @Test
    void longTextsAreSharedBetweenNodesUnlessThereIsOne() {
        assertThat(accessModes(CHARTS.getFirst())).isEqualTo("[\"ReadWriteMany\"]");
        assertThat(accessModes(CHARTS.get(1))).isEqualTo("[\"ReadWriteOnce\"]");
    }

    @Test
    void valuesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> Chart.rendered("", Map.of("image.tags.embeding-service", "1.1")))
                .hasMessageContaining("embeding-service");
        assertThatThrownBy(() -> Chart.rendered("", Map.of("search.replicaz", "2")))
                .hasMessageContaining("replicaz");
        assertThatThrownBy(() -> Chart.rendered("", Map.of("records.store", "mysql")))
                .hasMessageContaining("store");
        assertThatThrownBy(() -> Chart.rendered("", Map.of("blobs.accessMode", "ReadOnlyMany")))
                .hasMessageContaining("accessMode");
        assertThatThrownBy(() -> Chart.rendered("", Map.of("blobs.store", "s3")))
                .hasMessageContaining("bucket");
        assertThatThrownBy(() -> Chart.rendered("", Map.of("kafka.mode", "external")))
                .hasMessageContaining("kafka.bootstrapServers must be named");
    }

    private static String accessModes(Chart chart) {
        return Chart.at(chart.named("PersistentVolumeClaim", "memory-blobs"), "spec", "accessModes")
                .toString();
    }

    private static String image(Chart chart, String component) {
        return chart.containers().stream()
                .filter(container -> container.get("name").getAsString().equals(component))
                .map(container -> container.get("image").getAsString())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> selected(Chart chart, JsonObject manifest, String... path) {
        var selector = Chart.at(manifest, path).getAsJsonObject();
        return chart.pods().stream().filter(pod -> matches(pod, selector)).toList();
    }

    private static boolean matches(JsonObject pod, JsonObject selector) {
        return Chart.at(pod, "metadata", "labels").getAsJsonObject().entrySet().containsAll(selector.entrySet());
    }

    private static String component(JsonObject pod) {
        return Chart.at(pod, "metadata", "labels", "app.kubernetes.io/component")
                .getAsString();
    }
}
