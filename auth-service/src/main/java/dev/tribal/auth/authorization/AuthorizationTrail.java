package dev.tribal.auth.authorization;

import dev.tribal.auth.audit.Trail;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.event.AuditEvent.Outcome;
import dev.tribal.contracts.event.AuditEvent.Target;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** Notes what people allow clients, and how that ends, in the tenant of the person. */
public final class AuthorizationTrail {
    private final Trail trail;
    private final People people;

    public AuthorizationTrail(Trail trail, People people) {
        this.trail = trail;
        this.people = people;
    }

    /** A person let a client act for them, by their consent or because the installation vouches for the client. */
    void granted(String person, String clientId, Outcome outcome) {
        leave("user:" + person, person, clientId, "authorization.grant", outcome);
    }

    /** A client gave back what it was allowed. */
    void revoked(OAuth2Authorization authorization) {
        String client = clientOf(authorization);
        leave("client:" + client, authorization.getPrincipalName(), client, "authorization.revoke", Outcome.DONE);
    }

    /** A code or refresh token came a second time, from the client or from a thief of it. */
    void replayed(OAuth2Authorization authorization) {
        String client = clientOf(authorization);
        leave("client:" + client, authorization.getPrincipalName(), client, "authorization.replay", Outcome.REFUSED);
    }

    private void leave(String subject, String person, String client, String action, Outcome outcome) {
        String tenant = people.find(person).map(Person::tenant).orElse(trail.home());
        trail.leave(subject, tenant, action, new Target("client", client), outcome);
    }

    /** The public name; the library keeps an internal one beside it. */
    private static String clientOf(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request == null ? authorization.getRegisteredClientId() : request.getClientId();
    }
}
