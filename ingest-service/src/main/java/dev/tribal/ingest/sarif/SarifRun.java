package dev.tribal.ingest.sarif;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One run of a tool.
 *
 * @param tool who ran
 * @param files the addresses of the files that results may name by number; empty texts for those without one
 * @param results those that become reports
 */
record SarifRun(SarifTool tool, List<String> files, List<JsonNode> results) {
    SarifRun {
        files = List.copyOf(files);
        results = List.copyOf(results);
    }

    /** The address of the file that a place is in. */
    @Nullable String file(JsonNode physicalLocation) {
        JsonNode location = physicalLocation.path("artifactLocation");
        String own = location.path("uri").asString("");
        int index = location.path("index").asInt(-1);
        String file = own.isEmpty() && index >= 0 && index < files.size() ? files.get(index) : own;
        return file.isEmpty() ? null : file;
    }
}
