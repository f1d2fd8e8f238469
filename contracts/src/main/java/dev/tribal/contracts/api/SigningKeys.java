package dev.tribal.contracts.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The public keys that verify access tokens, as a JSON Web Key Set (RFC 7517), answered by auth-service. */
@HttpExchange(accept = "application/json")
public interface SigningKeys {
    @Operation(summary = "The public keys that verify access tokens")
    @GetExchange("/oauth2/jwks")
    Map<String, Object> jwks();
}
