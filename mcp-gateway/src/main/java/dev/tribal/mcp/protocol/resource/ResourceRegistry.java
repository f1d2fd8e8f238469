package dev.tribal.mcp.protocol.resource;

import java.util.List;
import java.util.Optional;

/** The resources of a server, in the order in which they are listed. */
public record ResourceRegistry(List<Resource> resources, List<ResourceTemplate> templates) {
    public ResourceRegistry {
        resources = List.copyOf(resources);
        templates = List.copyOf(templates);
    }

    /** What the resource with that URI holds; empty if there is none. */
    Optional<ResourceContents> read(String uri) {
        return resources.stream()
                .filter(resource -> resource.uri().equals(uri))
                .findFirst()
                .map(resource -> resource.reader().read())
                .or(() -> readByTemplate(uri));
    }

    private Optional<ResourceContents> readByTemplate(String uri) {
        return templates.stream()
                .flatMap(template -> template.variable(uri).flatMap(template.text()).stream()
                        .map(text -> ResourceContents.text(uri, template.mimeType(), text)))
                .findFirst();
    }
}
