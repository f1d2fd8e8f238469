package dev.tribal.ingest.webhook;

import dev.tribal.contracts.api.DeliveryReceipt;
import dev.tribal.ingest.ci.Hook;
import dev.tribal.ingest.ci.Provider;
import dev.tribal.platform.limits.UploadMemory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes the deliveries of GitHub. */
@RestController
public final class GithubController {
    /** Where they are sent. */
    public static final String PATH = "/api/v1/webhooks/github/{hook}";

    private final Deliveries deliveries;

    GithubController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(
            summary = "Deliver a GitHub webhook: what failed is reported, with the errors in the logs of its jobs",
            description = "Instead of a token it needs X-Hub-Signature-256, made with the webhook's secret.")
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DeliveryReceipt> deliverFromGithub(
            @PathVariable("hook") String id,
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
            @RequestHeader(name = "X-GitHub-Event", defaultValue = "") String event,
            @RequestHeader(name = "X-GitHub-Delivery", required = false) @Nullable String delivery) {
        Hook hook = deliveries.authentic(Provider.GITHUB, id, secret -> Signatures.isHub(secret, body, signature));
        share.addJson(body);
        return deliveries.take(
                hook, delivery, body, payload -> GithubEvents.read(hook, event, String.valueOf(delivery), payload));
    }
}
