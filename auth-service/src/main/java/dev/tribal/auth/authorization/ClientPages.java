package dev.tribal.auth.authorization;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Which web pages may be clients: any may read the metadata, which are the same for everybody; those of the origins that
 * are allowed to call the API may also register, and redeem and revoke tokens. None calls the authorization endpoint.
 */
final class ClientPages {
    private ClientPages() {}

    static CorsConfigurationSource of(List<String> origins) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(
                AuthorizationChain.METADATA, cors(List.of(CorsConfiguration.ALL), HttpMethod.GET));
        if (!origins.isEmpty()) {
            for (String path :
                    List.of(AuthorizationChain.TOKEN, AuthorizationChain.REVOKE, AuthorizationChain.REGISTER)) {
                source.registerCorsConfiguration(path, cors(origins, HttpMethod.POST));
            }
        }
        return source;
    }

    private static CorsConfiguration cors(List<String> origins, HttpMethod method) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.addAllowedMethod(method);
        cors.setAllowedHeaders(List.of("Content-Type", "Accept", "Authorization", "MCP-Protocol-Version"));
        return cors;
    }
}
