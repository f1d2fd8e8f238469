package dev.tribal.ingest.junit;

import dev.tribal.contracts.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Reads one part of a report into memory, and of it no more than a report can have. */
final class PartReader {
    /** How many elements of one part are kept that say what failed. */
    static final int MAX_READ = 2_000;
    /** The same for all others. */
    static final int MAX_OTHERS = 200;
    /** Of what a test printed; the longest private key is shorter, so that none is met in its middle. */
    static final int OUTPUT = 64 * 1024;

    private static final int OTHER_TEXT = 4_000;

    private final ReportXml xml;
    private final Names names;
    private int read;
    private int others;

    PartReader(ReportXml xml, Names names) {
        this.xml = xml;
        this.names = names;
    }

    /** The element that starts here. */
    Element read(int depth) throws XMLStreamException {
        String name = xml.name();
        Map<String, String> attributes = xml.attributes(depth);
        List<Element> children = new ArrayList<>();
        BoundedText text = text(name);
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (isKept(xml.name())) {
                        children.add(read(depth + 1));
                    } else {
                        xml.skip(depth + 1);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    xml.appendTo(text);
                default -> {
                    // Comments and processing instructions say nothing of the test.
                }
            }
        }
        return new Element(name, attributes, List.copyOf(children), text.toString());
    }

    private boolean isKept(String child) {
        return names.read().contains(child) || names.outputs().contains(child)
                ? ++read <= MAX_READ
                : ++others <= MAX_OTHERS;
    }

    /** Twice what a report has room for: it is scrubbed whole there, before it is cut again. */
    private BoundedText text(String name) {
        if (names.outputs().contains(name)) {
            return new BoundedText(0, OUTPUT);
        }
        return names.read().contains(name) || names.parts().contains(name)
                ? new BoundedText(Limits.STACK_TRACE, Limits.STACK_TRACE)
                : new BoundedText(OTHER_TEXT, 0);
    }
}
