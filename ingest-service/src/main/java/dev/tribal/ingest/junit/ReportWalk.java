package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Walks once through one file and hands its parts to the dialect; only one part is in memory at a time. */
final class ReportWalk {
    private final ReportXml xml;
    private final Set<String> sought;
    private final KeptCases kept;
    private final List<Element> around = new ArrayList<>();
    private @Nullable Dialect dialect;

    ReportWalk(ReportXml xml, Set<String> sought, KeptCases kept) {
        this.xml = xml;
        this.sought = sought;
        this.kept = kept;
    }

    TestReport read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> around.removeLast();
                default -> {
                    // Text between suites, comments, processing instructions.
                }
            }
        }
        if (dialect == null) {
            throw xml.refused("there is no XML element");
        }
        return dialect.report();
    }

    private void start() throws XMLStreamException {
        int depth = around.size() + 1;
        if (dialect != null && dialect.names().parts().contains(xml.name())) {
            dialect.take(new PartReader(xml, dialect.names()).read(depth), List.copyOf(around));
            return;
        }
        around.add(new Element(xml.name(), xml.attributes(depth), List.of(), ""));
        if (dialect == null) {
            dialect = Dialect.of(around.getFirst(), sought, kept)
                    .orElseThrow(() -> xml.refused(
                            "<%s> is not the root of a JUnit, NUnit, xUnit.net or TRX report".formatted(xml.name())));
        }
    }
}
