package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void kafkaKnowsHowFarAServiceHadReadLongerThanItKeepsWhatExpires() {
        assertThat(Chart.at(CHARTS.getFirst().named("Kafka", "memory"), "spec", "kafka", "config")
                        .getAsJsonObject()
                        .get("offsets.retention.minutes")
                        .getAsLong())
                .isEqualTo(Duration.ofDays(60).toMinutes());
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
        for (String file : List.of(
                "nginx.conf", "proxy.conf", "problems.conf", "refusals.conf", "browser.conf", "routes.conf", "run")) {
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
                .contains("tribal_embedding_lag", "External");
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
                    .load(Repository.text("deploy/prometheus/rules/" + file + ".yml")
                            .replace(
                                    "{persistentvolumeclaim=~\"(data-(0-)?)?tribal-",
                                    "{namespace=\"tribal\",persistentvolumeclaim=~\"(data-(0-)?)?memory-"));
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
    void whatNeedsNoRoleInAwsHasNone() {
        var chart = Chart.rendered("", Map.of("serviceAccount.annotations.role", "of-the-services"));
        for (String component : List.of("edge", "auth", "mcp", "postgres", "vectors", "valkey")) {
            assertThat(account(chart, component)).as(component).isEqualTo("memory-plain");
        }
        for (String component : List.of("ingest", "embedding", "search")) {
            assertThat(account(chart, component)).as(component).isEqualTo("memory");
        }
        assertThat(chart.named("ServiceAccount", "memory").toString()).contains("of-the-services");
        assertThat(chart.named("ServiceAccount", "memory-plain").toString()).doesNotContain("of-the-services");
        var elsewhere =
                Chart.rendered("", Map.of("serviceAccount.create", false, "serviceAccount.name", "made-elsewhere"));
        assertThat(elsewhere.of("ServiceAccount")).isEmpty();
        assertThat(account(elsewhere, "edge")).isEqualTo("default");
        assertThat(account(elsewhere, "search")).isEqualTo("made-elsewhere");
    }

    @Test
    void loadBalancerTellsWhoCalls() {
        var service = Chart.at(CHARTS.get(3).named("Service", "memory"), "spec").getAsJsonObject();
        assertThat(service.get("externalTrafficPolicy").getAsString()).isEqualTo("Local");
        var narrowed = Chart.rendered("aws.yaml", Map.of("edge.service.loadBalancerSourceRanges[0]", "203.0.113.0/24"));
        assertThat(Chart.at(narrowed.named("Service", "memory"), "spec", "loadBalancerSourceRanges")
                        .toString())
                .isEqualTo("[\"203.0.113.0/24\"]");
    }

    @Test
    void instanceOfSearchThatComesBackBeginsAnew() {
        assertThat(Chart.at(
                                CHARTS.getFirst().named("StatefulSet", "memory-search"),
                                "spec",
                                "persistentVolumeClaimRetentionPolicy",
                                "whenScaled")
                        .getAsString())
                .isEqualTo("Delete");
    }

    @Test
    void volumesOfServicesHaveTheClassThatIsNamed() {
        var chart = Chart.rendered("", Map.of("auth.storageClass", "fast", "search.storageClass", "local"));
        assertThat(chart.named("StatefulSet", "memory-auth").toString()).contains("\"storageClassName\":\"fast\"");
        assertThat(chart.named("StatefulSet", "memory-search").toString()).contains("\"storageClassName\":\"local\"");
    }

    @Test
    void brokersAreWhereTheRestIs() {
        var chart = Chart.rendered(
                "",
                Map.of(
                        "priorityClassName", "high",
                        "nodeSelector.disk", "fast",
                        "tolerations[0].key", "reserved",
                        "tolerations[0].operator", "Exists"));
        assertThat(chart.manifests()).allSatisfy(Manifests::check);
        var pod = Chart.at(chart.named("KafkaNodePool", "memory"), "spec", "template", "pod");
        assertThat(pod.toString())
                .contains(
                        "\"priorityClassName\":\"high\"",
                        "{\"key\":\"disk\",\"operator\":\"In\",\"values\":[\"fast\"]}",
                        "{\"key\":\"reserved\",\"operator\":\"Exists\"}",
                        "\"topologyKey\":\"topology.kubernetes.io/zone\"",
                        "\"strimzi.io/pool-name\":\"memory\"");
    }

    @Test
    void largeNumbersReachTheServicesAsTheyAreWritten(@TempDir Path folder) throws IOException {
        Path values = Files.writeString(
                folder.resolve("values.yaml"),
                "environment: {BYTES: 5242880, SHARE: 0.25, SWITCH: true, NAME: of all}\n");
        assertThat(Chart.rendered(values.toString())
                        .named("Deployment", "memory-ingest")
                        .toString())
                .contains(
                        "{\"name\":\"BYTES\",\"value\":\"5242880\"}",
                        "{\"name\":\"SHARE\",\"value\":\"0.25\"}",
                        "{\"name\":\"SWITCH\",\"value\":\"true\"}",
                        "{\"name\":\"NAME\",\"value\":\"of all\"}");
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

    private static String accessModes(Chart chart) {
        return Chart.at(chart.named("PersistentVolumeClaim", "memory-blobs"), "spec", "accessModes")
                .toString();
    }

    private static String account(Chart chart, String component) {
        return chart.pods().stream()
                .filter(pod -> component(pod).equals(component))
                .map(pod -> Chart.at(pod, "spec", "serviceAccountName").getAsString())
                .findFirst()
                .orElseThrow();
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
