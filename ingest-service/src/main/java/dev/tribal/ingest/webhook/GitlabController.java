package dev.tribal.ingest.webhook;

import dev.tribal.contracts.api.DeliveryReceipt;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.Provider;
import dev.tribal.platform.limits.UploadMemory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes the deliveries of GitLab, signed or with a token. */
@RestController
public final class GitlabController {
    /** Where they are sent. */
    public static final String PATH = "/api/v1/webhooks/gitlab/{hook}";

    private final Deliveries deliveries;
    private final Clock clock;

    GitlabController(Deliveries deliveries) {
        this.deliveries = deliveries;
        this.clock = Clock.systemUTC();
    }

    @Operation(
            summary = "Deliver a GitLab webhook: what failed is reported, with the errors in the logs of its jobs",
            description = "Instead of a token of Tribal it needs webhook-signature or X-Gitlab-Token, by the webhook's"
                    + " secret.")
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeliveryReceipt> deliverFromGitlab(
            @PathVariable("hook") String id,
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        Hook hook = deliveries.authentic(Provider.GITLAB, id, secret -> isAuthentic(secret, body, headers));
        share.addJson(body);
        String delivery = delivery(headers);
        return deliveries.take(
                hook, delivery, body, payload -> GitlabEvents.read(hook, String.valueOf(delivery), payload));
    }

    /** A webhook whose secret is a signing key takes nothing that is not signed. */
    private boolean isAuthentic(String secret, byte[] body, HttpHeaders headers) {
        return secret.startsWith(Signatures.SIGNING_KEY)
                ? Signatures.isStandard(
                        secret,
                        body,
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        clock.instant())
                : Signatures.isToken(secret, headers.getFirst("X-Gitlab-Token"));
    }

    /** The same for each attempt to deliver it; older servers tell only one id for each attempt. */
    private static @Nullable String delivery(HttpHeaders headers) {
        for (String name : new String[] {"webhook-id", "Idempotency-Key", "X-Gitlab-Event-UUID"}) {
            String id = headers.getFirst(name);
            if (id != null && !id.isBlank()) {
                return id;
            }
        }
        return null;
    }
}
