package dev.tribal.auth.tokens;

import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemException;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /token}: an API key in, an access token out. */
@RestController
public final class TokenController implements Tokens {
    private final ApiKeys keys;
    private final AccessTokens tokens;

    public TokenController(ApiKeys keys, AccessTokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public AccessToken exchange(String apiKey) {
        return keys.verify(apiKey)
                .map(tokens::issue)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHORIZED, "The API key is not valid"));
    }
}
