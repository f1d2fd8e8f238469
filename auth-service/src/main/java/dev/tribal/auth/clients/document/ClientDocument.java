package dev.tribal.auth.clients.document;

import dev.tribal.auth.clients.Registration;
import dev.tribal.platform.problem.BoundedJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.OAuth2ClientRegistration;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the document of a client, on the terms of clients that register themselves; it never has a secret. */
final class ClientDocument {
    private static final int LONGEST_ADDRESS = 500;
    private static final JsonMapper JSON = BoundedJson.mapper();

    private final Registration terms;

    ClientDocument(Registration terms) {
        this.terms = terms;
    }

    /** Whether a {@code client_id} is meant to be the address of a document. */
    static boolean isMeant(String clientId) {
        return clientId.startsWith("https://");
    }

    /**
     * The address of a document: https with a host and a path, and nothing in it that could be read in two ways.
     *
     * @throws DocumentException if it is none
     */
    static URI address(String clientId) {
        try {
            URI uri = new URI(clientId);
            String path = Objects.requireNonNullElse(uri.getRawPath(), "");
            boolean plain = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && clientId.length() <= LONGEST_ADDRESS;
            if (plain && path.length() > 1 && Stream.of(path.split("/")).noneMatch(ClientDocument::isDots)) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // Refused below.
        }
        throw new DocumentException("A client_id that is an address has https, a host and a path, and no fragment");
    }

    private static boolean isDots(String segment) {
        String plain = segment.replaceAll("(?i)%2e", ".");
        return plain.equals(".") || plain.equals("..");
    }

    /**
     * The client that a document describes.
     *
     * @throws DocumentException if it is not that of this client, or asks for what no such client gets
     */
    RegisteredClient client(String clientId, byte[] body) {
        JsonNode document = read(body);
        if (!clientId.equals(text(document, "client_id"))) {
            throw new DocumentException("The client_id in the document is not the address of the document");
        }
        if (document.has("client_secret")
                || !"none".equals(Objects.requireNonNullElse(text(document, "token_endpoint_auth_method"), "none"))) {
            throw new DocumentException("A client that is known by a document has no secret and no key");
        }
        if (!allows(document, "grant_types", "authorization_code") || !allows(document, "response_types", "code")) {
            throw new DocumentException("A client that is known by a document uses the authorization code flow");
        }
        try {
            RegisteredClient onTerms = terms.convert(asRegistration(document));
            return RegisteredClient.from(onTerms)
                    .id(clientId)
                    .clientId(clientId)
                    .build();
        } catch (OAuth2AuthenticationException e) {
            throw new DocumentException(Objects.requireNonNullElse(
                    e.getError().getDescription(), e.getError().getErrorCode()));
        } catch (IllegalArgumentException _) {
            throw new DocumentException("The document of the client is not complete");
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode document = JSON.readTree(body);
            if (document.isObject()) {
                return document;
            }
        } catch (JacksonException _) {
            // Refused below.
        }
        throw new DocumentException("The document is not a JSON object");
    }

    private static OAuth2ClientRegistration asRegistration(JsonNode document) {
        var registration = OAuth2ClientRegistration.builder()
                .clientName(Objects.requireNonNullElse(
                        text(document, "client_name"),
                        document.path("client_id").asString()))
                .tokenEndpointAuthenticationMethod("none")
                .grantType("authorization_code")
                .grantType("refresh_token")
                .responseType("code");
        texts(document.path("redirect_uris")).forEach(registration::redirectUri);
        String scope = Objects.requireNonNullElse(text(document, "scope"), "");
        Stream.of(scope.split(" ")).filter(word -> !word.isEmpty()).forEach(registration::scope);
        return registration.build();
    }

    private static boolean allows(JsonNode document, String field, String value) {
        return !document.has(field) || texts(document.path(field)).contains(value);
    }

    private static @Nullable String text(JsonNode document, String field) {
        JsonNode value = document.path(field);
        return value.isString() ? value.asString() : null;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }
}
