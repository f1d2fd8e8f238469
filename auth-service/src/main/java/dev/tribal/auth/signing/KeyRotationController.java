package dev.tribal.auth.signing;

import io.swagger.v3.oas.annotations.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/signing-keys/rotate}: a new key takes over, the old one verifies until its tokens expire. */
@RestController
public final class KeyRotationController {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotationController.class);

    private final SigningKeyRing keys;
    private final RotationTrail trail;

    public KeyRotationController(SigningKeyRing keys, RotationTrail trail) {
        this.keys = keys;
        this.trail = trail;
    }

    @Operation(
            operationId = "rotateSigningKey",
            summary = "Replace the key that signs access tokens; tokens of the old one stay valid until they expire")
    @PostMapping(path = "/api/v1/signing-keys/rotate", produces = MediaType.APPLICATION_JSON_VALUE)
    SigningKeyRing.Rotation rotate() {
        SigningKeyRing.Rotation rotation = keys.rotate(trail::byCaller);
        LOG.info("The signing key {} takes over at {}", rotation.kid(), rotation.signsFrom());
        return rotation;
    }
}
