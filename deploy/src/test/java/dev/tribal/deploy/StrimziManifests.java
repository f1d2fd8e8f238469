package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import java.util.List;
import java.util.Objects;

/** Reads resources of Strimzi as its operator does. */
final class StrimziManifests {
    private StrimziManifests() {}

    static void check(JsonObject manifest, String kind) {
        switch (kind) {
            case "Kafka" -> {
                var kafka = Serialization.unmarshal(manifest.toString(), Kafka.class);
                assertThat(kafka.getSpec().getAdditionalProperties()).isEmpty();
                assertThat(kafka.getSpec().getKafka().getAdditionalProperties()).isEmpty();
                assertThat(kafka.getSpec().getKafka().getListeners()).allSatisfy(listener -> {
                    assertThat(listener.getAdditionalProperties()).isEmpty();
                    assertThat(Objects.requireNonNullElse(
                                    listener.getNetworkPolicyPeers(), List.<NetworkPolicyPeer>of()))
                            .allSatisfy(peer ->
                                    assertThat(peer.getAdditionalProperties()).isEmpty());
                });
            }
            case "KafkaNodePool" -> {
                var pool = Serialization.unmarshal(manifest.toString(), KafkaNodePool.class);
                assertThat(pool.getSpec().getAdditionalProperties()).isEmpty();
                assertThat(pool.getSpec().getReplicas()).isPositive();
                assertThat(pool.getSpec().getTemplate().getAdditionalProperties())
                        .isEmpty();
                assertThat(pool.getSpec().getTemplate().getPod().getAdditionalProperties())
                        .isEmpty();
                assertThat(pool.getSpec().getStorage().getAdditionalProperties())
                        .isEmpty();
            }
            default -> throw new AssertionError("Strimzi has no " + kind);
        }
    }
}
