package dev.tribal.contracts.api;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Embeds a query and finds the nearest error records of the caller's tenant, answered by embedding-service. */
@HttpExchange(accept = "application/json")
public interface NearestErrors {
    @Operation(summary = "The nearest error records in meaning; used by search-service")
    @PostExchange(url = "/nearest", contentType = "application/json")
    NearestResult nearest(@RequestBody NearestQuery query);
}
