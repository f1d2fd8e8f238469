package dev.tribal.ingest.junit;

import dev.tribal.ingest.report.BoundedMetadata;
import dev.tribal.platform.log.LogTail;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a report says of a failed case beside its error: properties, the last lines that it printed, and whatever else a
 * tool writes there; as metadata of bounded size.
 */
final class CaseDetails {
    private static final int MOST = 12_000;
    private static final int OUTPUT = 2_000;
    private static final Set<String> PAIRS = Set.of("property", "trait");

    private final Names names;
    private final BoundedMetadata entries = new BoundedMetadata(MOST);
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

    private CaseDetails(Names names) {
        this.names = names;
    }

    /**
     * Of one case.
     *
     * @param known attributes that its dialect understands
     */
    static Map<String, Object> of(Element part, Set<String> known, Names names) {
        var details = new CaseDetails(names);
        details.addContent(part);
        details.entries.add("properties", details.properties);
        details.addAttributes(part, known);
        return details.entries.toMap();
    }

    private void addAttributes(Element element, Set<String> known) {
        element.attributes().forEach((name, value) -> {
            if (!known.contains(name)) {
                entries.add(name, value);
            }
        });
    }

    private void addContent(Element element) {
        for (Element child : element.children()) {
            if (names.outputs().contains(child.name())) {
                entries.add(child.name(), LogTail.of(child.text(), OUTPUT));
            } else if (PAIRS.contains(child.name())) {
                String value = child.attribute("value");
                properties.put(child.attribute("name"), value.isBlank() ? child.text() : value);
            } else {
                addOther(child);
            }
        }
    }

    private void addOther(Element child) {
        // What says why it failed is in the report itself.
        if (!names.read().contains(child.name())) {
            entries.add(child.name(), child.text().strip());
            addAttributes(child, Set.of());
        }
        addContent(child);
    }
}
