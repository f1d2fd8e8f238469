package dev.tribal.platform.limits;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.AccessTable;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CallerGuard;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/**
 * Counts every request against the budgets of its caller and tenant, or of its address if it is a stranger's, and holds
 * expensive ones until it is their tenant's turn.
 */
final class RequestLimits implements CallerGuard {
    private final CurrentCaller currentCaller;
    private final AccessTable rules;
    private final Quotas quotas;
    private final RateLimits rates;
    private final TenantSlots slots;
    private final ProblemWriter problems;

    RequestLimits(
            CurrentCaller currentCaller,
            AccessTable rules,
            Quotas quotas,
            RateLimits rates,
            TenantSlots slots,
            ProblemWriter problems) {
        this.currentCaller = currentCaller;
        this.rules = rules;
        this.quotas = quotas;
        this.rates = rates;
        this.slots = slots;
        this.problems = problems;
    }

    @Override
    public void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = currentCaller.find();
        if (caller.isEmpty()) {
            if (admitsStranger(request, response)) {
                chain.doFilter(request, response);
            }
            return;
        }
        Load load = load(request);
        List<Quota> asked = quotas.of(load, caller.get());
        long cost = quotas.cost(load, request);
        if (admits(asked, cost, response)) {
            try {
                inTurn(load, caller.get().tenant(), request, response, chain);
            } finally {
                rates.settle(asked, cost, quotas.settledCost(load, request, cost));
            }
        }
    }

    @Override
    public boolean admitsStranger(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return admits(List.of(quotas.ofAddress(load(request), request.getRemoteAddr())), 1, response);
    }

    private Load load(HttpServletRequest request) {
        return rules.deciding(HttpMethod.valueOf(request.getMethod()), request.getRequestURI())
                .map(AccessRules.Rule::load)
                .orElse(Load.READ);
    }

    private boolean admits(List<Quota> asked, long cost, HttpServletResponse response) throws IOException {
        Optional<ProblemException> refused = rates.take(asked, cost, response);
        if (refused.isPresent()) {
            problems.write(response, refused.get());
        }
        return refused.isEmpty();
    }

    private void inTurn(
            Load load, String tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TenantSlots.Slot slot;
        try {
            slot = slots.take(load, tenant);
        } catch (ProblemException e) {
            problems.write(response, e);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new SlotRelease(slot));
            } else {
                slot.close();
            }
        }
    }
}
