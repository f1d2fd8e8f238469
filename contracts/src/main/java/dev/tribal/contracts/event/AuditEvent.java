package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log: who did what to what, when, and from where. It holds no secret and no error content; its
 * texts are cut and freed of control characters, because a stranger writes some of them.
 *
 * @param id unique; an event that comes twice is kept once
 * @param tenant whose administrators may read it
 * @param service the module in which it happened
 * @param action for example {@code key.create}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEvent(
        UUID id,
        Instant time,
        String tenant,
        String service,
        Actor actor,
        String action,
        Target target,
        Outcome outcome,
        Client client) {
    private static final int NAME_MAX = 64;
    private static final int TENANT_MAX = 128;

    public AuditEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(time, "time");
        if (!tenant.equals(AuditText.clean(tenant, TENANT_MAX))) {
            throw new IllegalArgumentException("tenant must have no more than 128 characters, and none for control");
        }
        service = AuditText.required(service, NAME_MAX, "service");
        Objects.requireNonNull(actor, "actor");
        action = AuditText.required(action, NAME_MAX, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(client, "client");
    }

    /** What became of the action. */
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED
    }

    /**
     * Who did it.
     *
     * @param subject the principal, for example {@code key:0a1b2c3d4e5f6071}
     * @param tokenId the {@code jti} of the access token; {@code null} if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Actor(
            String subject,
            @JsonProperty("token_id") @Nullable String tokenId) {
        private static final int MAX = 256;

        public Actor {
            subject = AuditText.required(subject, MAX, "actor.subject");
            tokenId = AuditText.clean(tokenId, MAX);
        }
    }

    /**
     * What it was done to.
     *
     * @param kind for example {@code key} or {@code error}
     * @param id {@code null} if there is none, or are many
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(String kind, @Nullable String id) {
        private static final int MAX = 256;

        public Target {
            kind = AuditText.required(kind, MAX, "target.kind");
            id = AuditText.clean(id, MAX);
        }
    }

    /**
     * From where it was done, as far as that is known.
     *
     * @param address network address of the sender
     * @param userAgent what the sender calls itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Client(
            @Nullable String address,
            @JsonProperty("user_agent") @Nullable String userAgent) {
        private static final int ADDRESS_MAX = 64;
        private static final int USER_AGENT_MAX = 200;

        public Client {
            address = AuditText.clean(address, ADDRESS_MAX);
            userAgent = AuditText.clean(userAgent, USER_AGENT_MAX);
        }
    }
}
