package dev.tribal.ingest.junit;

import dev.tribal.contracts.Limits;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of one file, event by event; refuses what no report has. */
final class ReportXml {
    static final int MAX_DEPTH = 100;

    /** Reports keep less, so that what is cut here is none of it. */
    private static final int MAX_ATTRIBUTE = 4 * Limits.ERROR_MESSAGE;

    /** The parser keeps each that it has met, to the end of the file. */
    private static final int MAX_NAMES = 10_000;

    private final ReportFile file;
    private final XMLStreamReader xml;
    private final BoundedTokens content;
    private final Set<String> names = new HashSet<>();

    /** @param content what {@code xml} reads */
    ReportXml(ReportFile file, XMLStreamReader xml, BoundedTokens content) {
        this.file = file;
        this.xml = xml;
        this.content = content;
    }

    boolean hasNext() throws XMLStreamException {
        return xml.hasNext();
    }

    int next() throws XMLStreamException {
        int event = xml.next();
        content.next();
        if (event == XMLStreamConstants.DTD) {
            throw refused("a DTD is not allowed; remove the DOCTYPE");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw refused("the entity &%s; is not allowed".formatted(xml.getLocalName()));
        }
        noteNames(event);
        return event;
    }

    private void noteNames(int event) {
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            names.add(xml.getPITarget());
        } else if (event == XMLStreamConstants.START_ELEMENT) {
            names.add(xml.getLocalName());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                names.add(xml.getAttributeLocalName(i));
            }
            for (int i = 0; i < xml.getNamespaceCount(); i++) {
                names.add(xml.getNamespacePrefix(i) + "=" + xml.getNamespaceURI(i));
            }
        }
        if (names.size() > MAX_NAMES) {
            throw refused("there are more than %d different names".formatted(MAX_NAMES));
        }
    }

    String name() {
        return xml.getLocalName();
    }

    /** Adds the piece of text at which it stands. */
    void appendTo(BoundedText text) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    Map<String, String> attributes(int depth) {
        requireDepth(depth);
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), Shortened.middle(xml.getAttributeValue(i), MAX_ATTRIBUTE));
        }
        return attributes;
    }

    /** Reads on to the end of the element that starts here, and keeps nothing of it. */
    void skip(int depth) throws XMLStreamException {
        requireDepth(depth);
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip(depth + 1);
            }
        }
    }

    private void requireDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw refused("elements must be nested at most %d levels deep".formatted(MAX_DEPTH));
        }
    }

    ProblemException refused(String reason) {
        return UnreadableReport.at(file, xml.getLocation(), reason);
    }
}
