package dev.tribal.auth.clients.document;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of clients whose {@code client_id} is the address of a document about them
 * (draft-ietf-oauth-client-id-metadata-document), as MCP clients have.
 *
 * @param enabled whether such clients are taken
 * @param allowedHosts the only hosts from which documents are fetched; empty for every public one
 */
@ConfigurationProperties("tribal.auth.client-documents")
public record DocumentSettings(
        @DefaultValue("true") boolean enabled, @DefaultValue List<String> allowedHosts) {
    public DocumentSettings {
        allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }
}
