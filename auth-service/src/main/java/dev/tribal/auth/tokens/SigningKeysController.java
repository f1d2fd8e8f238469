package dev.tribal.auth.tokens;

import dev.tribal.auth.signing.SigningKeyRing;
import dev.tribal.contracts.api.SigningKeys;
import java.util.Map;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /oauth2/jwks}: the keys that verify access tokens. */
@RestController
public final class SigningKeysController implements SigningKeys {
    private final SigningKeyRing keys;

    public SigningKeysController(SigningKeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Map<String, Object> jwks() {
        return keys.publicKeys().toJSONObject();
    }
}
