package dev.tribal.ingest.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small part of a report: one test case, or the suites around it without their content.
 *
 * @param attributes by local name; namespaces do not matter in any dialect
 * @param text its own text, not its children's
 */
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
    /** An attribute, or an empty text. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** The first child with one of the names. */
    Optional<Element> child(String... names) {
        Set<String> wanted = Set.of(names);
        return children.stream().filter(child -> wanted.contains(child.name())).findFirst();
    }

    /** The text of the first child with the name, or an empty text. */
    String childText(String childName) {
        return child(childName).map(Element::text).orElse("");
    }
}
