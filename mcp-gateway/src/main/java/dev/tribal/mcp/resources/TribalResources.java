package dev.tribal.mcp.resources;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.mcp.protocol.resource.ResourceRegistry;
import java.util.List;

/** All resources of Tribal. */
public final class TribalResources {
    private TribalResources() {}

    public static ResourceRegistry registry(ErrorQueries queries) {
        return new ResourceRegistry(
                List.of(SystemInstructions.resource()),
                List.of(new ErrorResource(queries).template(), new RecentResource(queries).template()));
    }
}
