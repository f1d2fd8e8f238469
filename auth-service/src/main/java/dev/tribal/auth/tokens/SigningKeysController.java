package dev.tribal.auth.tokens;

import dev.tribal.contracts.api.SigningKeys;
import java.util.Map;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /oauth2/jwks}: the keys that verify access tokens. */
@RestController
public final class SigningKeysController implements SigningKeys {
    private final SigningKey key;

    public SigningKeysController(SigningKey key) {
        this.key = key;
    }

    @Override
    public Map<String, Object> jwks() {
        return key.publicKeys().toJSONObject();
    }
}
