package dev.tribal.ingest.webhook;

import dev.tribal.contracts.api.DeliveryReceipt;
import dev.tribal.contracts.api.DeliveryReceipt.Status;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.ci.CiResults;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.Hooks;
import dev.tribal.ingest.ci.Provider;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.BoundedJson;
import dev.tribal.platform.problem.MalformedInput;
import dev.tribal.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done with every delivery, whoever sends it. */
final class Deliveries {
    /** What the deliveries to a webhook that is not there are compared with, so that they take as long as others. */
    private static final String NO_SECRET = "there-is-no-such-webhook";

    private final JsonMapper json = BoundedJson.mapper();
    private final Hooks hooks;
    private final ItemLimits limits;
    private final IdempotentRequests requests;
    private final CiResults results;

    Deliveries(Hooks hooks, ItemLimits limits, IdempotentRequests requests, CiResults results) {
        this.hooks = hooks;
        this.limits = limits;
        this.requests = requests;
        this.results = results;
    }

    /**
     * The webhook, if the delivery proves that it knows the secret.
     *
     * @throws ProblemException {@code unauthorized}, the same whether there is no such webhook or the secret is wrong
     */
    Hook authentic(Provider provider, String id, Predicate<String> knows) {
        Optional<Hook> hook = hooks.find(id).filter(found -> found.provider() == provider);
        boolean known = knows.test(hook.map(Hook::secret).orElse(NO_SECRET));
        return hook.filter(_ -> known)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHORIZED,
                        "There is no such webhook, or the delivery is not signed with its secret"));
    }

    /**
     * Takes the delivery once, however often it comes.
     *
     * @param delivery the sender's id of it
     * @throws ProblemException {@code invalid-request} if it cannot be understood, {@code unavailable} if the broker does
     *     not acknowledge it
     */
    ResponseEntity<DeliveryReceipt> take(
            Hook hook, @Nullable String delivery, byte[] body, Function<JsonNode, Told> reader) {
        if (delivery == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The delivery must have an id in its headers");
        }
        limits.take(hook.caller(), 1);
        var key = new RequestKey(hook.tenant(), "webhook-" + hook.id(), delivery);
        return requests.once(
                key, new String(body, StandardCharsets.ISO_8859_1), () -> answer(hook, told(body, reader)));
    }

    private Told told(byte[] body, Function<JsonNode, Told> reader) {
        try {
            return reader.apply(json.readTree(body));
        } catch (JacksonException e) {
            throw MalformedInput.body(e);
        }
    }

    private ResponseEntity<DeliveryReceipt> answer(Hook hook, Told told) {
        return switch (told) {
            case Told.Ping _ -> ResponseEntity.ok(new DeliveryReceipt(Status.PONG, null));
            case Told.Ignored ignored ->
                ResponseEntity.accepted().body(new DeliveryReceipt(Status.IGNORED, ignored.reason()));
            case Told.Result result -> {
                results.publish(hook, result.result());
                yield ResponseEntity.accepted().body(new DeliveryReceipt(Status.ACCEPTED, null));
            }
        };
    }
}
