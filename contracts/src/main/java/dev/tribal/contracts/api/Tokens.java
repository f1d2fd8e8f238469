package dev.tribal.contracts.api;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Exchanges an API key for a short-lived access token, answered by auth-service. */
@HttpExchange(accept = "application/json")
public interface Tokens {
    /** The header that carries an API key. */
    String API_KEY_HEADER = "X-API-Key";

    /**
     * @param apiKey an API key, {@code tribal_ID.SECRET}
     * @return a signed JWT; problem {@code unauthorized} if the key is not valid, {@code rate-limited} with
     *     {@code Retry-After} after many that were not
     */
    @Operation(summary = "Exchange an API key for a short-lived access token")
    @PostExchange("/token")
    AccessToken exchange(@RequestHeader(API_KEY_HEADER) String apiKey);
}
