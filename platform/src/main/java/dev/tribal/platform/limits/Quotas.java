package dev.tribal.platform.limits;

import dev.tribal.platform.limits.LimitsSettings.Budgets;
import dev.tribal.platform.limits.Quota.Unit;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.problem.EncodedLength;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.Load;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Which budgets a request counts against.
 *
 * @param service holds the budgets of services apart: a call that one service makes for a caller at another one is not
 *     taken from the same budget twice
 * @param largestBody what an upload of undeclared length is taken for, in bytes
 * @param largerBodies the same for the paths that take more
 */
record Quotas(LimitsSettings settings, String service, long largestBody, List<BodyLimit> largerBodies) {
    /** An upload costs at least so many bytes, so that empty ones are not free. */
    private static final long SMALLEST_UPLOAD = 1024;

    List<Quota> of(Load load, Caller caller) {
        String tenant = service + ":" + caller.tenant();
        return List.of(
                quota("caller", tenant + ":" + caller.subject(), load, settings.caller()),
                quota("tenant", tenant, load, settings.budgetsOf(caller.tenant())));
    }

    /** What costs more than a look has a budget of its own, which other requests of the address do not use up. */
    Quota ofAddress(Load load, String address) {
        String holder = service + ":" + AddressBlock.of(address);
        return switch (load) {
            case SIGN_IN -> new Quota("address-sign-ins", holder, Unit.REQUESTS, settings.strangerSignInsPerMinute());
            case REGISTRATION ->
                new Quota("address-registrations", holder, Unit.REQUESTS, settings.strangerRegistrationsPerMinute());
            case READ, SEARCH, WRITE, EVENTS, UPLOAD ->
                new Quota("address", holder, Unit.REQUESTS, settings.strangerRequestsPerMinute());
        };
    }

    long cost(Load load, HttpServletRequest request) {
        if (load != Load.UPLOAD) {
            return 1;
        }
        long length = EncodedLength.assumed(request);
        return length < 0 ? largest(request.getServletPath()) : Math.max(length, SMALLEST_UPLOAD);
    }

    /**
     * What a request has cost: an upload what came out of it, which nobody knows before.
     *
     * @param assumed what it was taken for
     */
    long settledCost(Load load, HttpServletRequest request, long assumed) {
        long decoded = load == Load.UPLOAD ? EncodedLength.decoded(request) : -1;
        return decoded < 0 ? assumed : Math.max(decoded, SMALLEST_UPLOAD);
    }

    private long largest(String path) {
        return largerBodies.stream()
                .filter(other -> other.covers(path))
                .findFirst()
                .map(other -> other.limit().toBytes())
                .orElse(largestBody);
    }

    private static Quota quota(String kind, String holder, Load load, Budgets budgets) {
        return switch (load) {
            case READ, SEARCH -> new Quota(kind + "-reads", holder, Unit.REQUESTS, budgets.readsPerMinute());
            case WRITE, EVENTS, SIGN_IN, REGISTRATION ->
                new Quota(kind + "-writes", holder, Unit.REQUESTS, budgets.writesPerMinute());
            case UPLOAD ->
                new Quota(
                        kind + "-uploads",
                        holder,
                        Unit.BYTES,
                        budgets.uploadsPerMinute().toBytes());
        };
    }
}
