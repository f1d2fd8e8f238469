package dev.tribal.ingest.junit;

import dev.tribal.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks once through one file and hands its parts to the dialect; only one part is in memory at a time. */
final class ReportWalk {
    static final int MAX_DEPTH = 100;
    static final int MAX_ELEMENTS = 1_000_000;

    private final ReportFile file;
    private final Set<String> sought;
    private final XMLStreamReader xml;
    private final List<Element> around = new ArrayList<>();
    private @Nullable Dialect dialect;
    private Set<String> parts = Set.of();
    private int elements;

    ReportWalk(ReportFile file, Set<String> sought, XMLStreamReader xml) {
        this.file = file;
        this.sought = sought;
        this.xml = xml;
    }

    TestReport read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> around.removeLast();
                default -> {
                    // Text between suites, comments, processing instructions.
                }
            }
        }
        if (dialect == null) {
            throw refused("there is no XML element");
        }
        return dialect.report();
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
            throw refused("a DTD is not allowed; remove the DOCTYPE");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw refused("the entity &%s; is not allowed".formatted(xml.getLocalName()));
        }
        return event;
    }

    private void start() throws XMLStreamException {
        if (dialect != null && parts.contains(xml.getLocalName())) {
            dialect.take(whole(around.size() + 1), List.copyOf(around));
            return;
        }
        around.add(new Element(xml.getLocalName(), attributes(around.size() + 1), List.of(), ""));
        if (dialect == null) {
            dialect = Dialect.of(around.getFirst(), sought)
                    .orElseThrow(() -> refused("<%s> is not the root of a JUnit, NUnit, xUnit.net or TRX report"
                            .formatted(xml.getLocalName())));
            parts = dialect.parts();
        }
    }

    /** The element that starts here, with all that is in it. */
    private Element whole(int depth) throws XMLStreamException {
        String name = xml.getLocalName();
        Map<String, String> attributes = attributes(depth);
        List<Element> children = new ArrayList<>();
        var text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(whole(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {
                    // Comments and processing instructions say nothing of the test.
                }
            }
        }
        return new Element(name, attributes, List.copyOf(children), text.toString());
    }

    private Map<String, String> attributes(int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("elements must be nested at most %d levels deep".formatted(MAX_DEPTH));
        }
        if (++elements > MAX_ELEMENTS) {
            throw refused("a report must have at most %d elements".formatted(MAX_ELEMENTS));
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private ProblemException refused(String reason) {
        return UnreadableReport.at(file, xml.getLocation(), reason);
    }
}
