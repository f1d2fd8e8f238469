package dev.tribal.auth.keys;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.TenantName;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys over HTTP. The tenant comes from the token; only the operator of the installation may name another one. */
@RestController
public final class ApiKeysController {
    private final KeyAdministration administration;
    private final CurrentCaller callers;
    private final RequestValidator validator;
    private final Clock clock = Clock.systemUTC();

    public ApiKeysController(KeyAdministration administration, CurrentCaller callers, RequestValidator validator) {
        this.administration = administration;
        this.callers = callers;
        this.validator = validator;
    }

    @Operation(operationId = "createKey", summary = "Make an API key in your tenant; the answer shows it whole, once")
    @PostMapping(path = "/api/v1/api-keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KeyEntry create(@RequestBody NewKey wanted) {
        Caller caller = callers.get();
        return administration.create(caller, order(caller, caller.tenant(), wanted));
    }

    @Operation(
            operationId = "createKeyInTenant",
            summary = "Make an API key in any tenant, a new one too; for the operator of the installation")
    @PostMapping(path = "/api/v1/tenants/{tenant}/api-keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KeyEntry createIn(@PathVariable String tenant, @RequestBody NewKey wanted) {
        if (!TenantName.isWellFormed(tenant)) {
            throw ProblemException.invalid(
                    "tenant", "must be 1 to 64 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
        return administration.create(callers.get(), order(callers.get(), tenant, wanted));
    }

    @Operation(operationId = "listKeys", summary = "The API keys of your tenant, without their secrets")
    @GetMapping("/api/v1/api-keys")
    KeyList list() {
        return administration.list(callers.get());
    }

    @Operation(
            operationId = "revokeKey",
            summary = "Revoke an API key of your tenant; tokens made for it last until they expire")
    @DeleteMapping("/api/v1/api-keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        administration.revoke(callers.get(), id);
    }

    private KeyOrder order(Caller caller, String tenant, NewKey wanted) {
        NewKey valid = validator.valid(wanted);
        if (valid.expiresAt() != null && !valid.expiresAt().isAfter(clock.instant())) {
            throw ProblemException.invalid("expires_at", "must be in the future");
        }
        return new KeyOrder(
                tenant,
                valid.name(),
                valid.description(),
                scopes(valid),
                valid.projects() == null ? List.of() : valid.projects(),
                caller.subject(),
                valid.expiresAt(),
                valid.source() == null ? Source.AGENT : valid.source());
    }

    private static List<String> scopes(NewKey wanted) {
        List<String> scopes = wanted.scopes();
        if ((wanted.role() == null) == (scopes == null || scopes.isEmpty())) {
            throw ProblemException.invalid("role", "must be given, or scopes in its place, but not both");
        }
        if (wanted.role() != null) {
            return wanted.role().scopes();
        }
        if (scopes == null || !Role.everyScope().containsAll(scopes)) {
            throw ProblemException.invalid("scopes", "must be some of " + String.join(", ", Role.everyScope()));
        }
        return scopes.stream().distinct().toList();
    }
}
