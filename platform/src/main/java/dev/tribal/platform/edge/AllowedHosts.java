package dev.tribal.platform.edge;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests under a name that is not ours, as a page does that re-bound its own name to this address. */
final class AllowedHosts extends OncePerRequestFilter {
    private final List<String> hosts;
    private final ProblemWriter problems;

    /** @param hosts names without port, in lower case; empty to allow any */
    AllowedHosts(List<String> hosts, ProblemWriter problems) {
        this.hosts = hosts;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return hosts.isEmpty() || hosts.contains(request.getServerName().toLowerCase(Locale.ROOT));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        problems.write(response, ProblemType.INVALID_REQUEST, "This host name is not in tribal.edge.allowed-hosts");
    }
}
