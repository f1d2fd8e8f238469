package dev.tribal.auth.tokens;

import dev.tribal.auth.keys.KeyDoor;
import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.Tokens;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /token}: an API key in, an access token out. */
@RestController
public final class TokenController implements Tokens {
    private final KeyDoor door;
    private final AccessTokens tokens;

    public TokenController(KeyDoor door, AccessTokens tokens) {
        this.door = door;
        this.tokens = tokens;
    }

    @Override
    public AccessToken exchange(String apiKey) {
        return tokens.issue(door.open(apiKey));
    }
}
