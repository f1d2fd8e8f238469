package dev.tribal.ingest.junit;

import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads report files of every known dialect; refuses what could make a parser fetch, expand or hang. */
final class ReportParser {
    private final XMLInputFactory factory;

    ReportParser() {
        // The JDK's own, whatever else is on the class path: its behaviour is what the tests pin.
        factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Else the parser prints some faults to the console.
        factory.setXMLReporter((_, _, _, _) -> {});
        // Without a DTD these would only count the body, whose size is limited already; the depth is ours to limit.
        for (String limit : List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit", "maxElementDepth")) {
            factory.setProperty("jdk.xml." + limit, 0);
        }
    }

    /** Reads one file; which tests passed does not matter. */
    TestReport parse(ReportFile file) {
        return parse(file, Set.of());
    }

    /**
     * Reads one file.
     *
     * @param sought ids of the tests of which it matters whether they passed
     * @throws ProblemException {@code unprocessable-report} with file, line and column if it cannot be understood
     */
    TestReport parse(ReportFile file, Set<String> sought) {
        XMLStreamReader xml = open(file);
        try {
            return new ReportWalk(file, sought, xml).read();
        } catch (XMLStreamException e) {
            throw UnreadableReport.at(file, e.getLocation() == null ? xml.getLocation() : e.getLocation(), reason(e));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException _) {
            // On some malformed input the JDK's parser fails with exceptions that it does not declare.
            throw UnreadableReport.at(file, xml.getLocation(), "the XML is malformed");
        }
    }

    private XMLStreamReader open(ReportFile file) {
        try {
            synchronized (factory) {
                return factory.createXMLStreamReader(new ByteArrayInputStream(file.content()));
            }
        } catch (XMLStreamException e) {
            throw UnreadableReport.at(file, e.getLocation(), reason(e));
        }
    }

    /** The parser's message without the position in front, which is ours to tell. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        String reason = (start < 0 ? message : message.substring(start + "Message: ".length())).strip();
        if (reason.startsWith("JAXP")) {
            return "the XML is larger in some part than any test report is";
        }
        return reason.startsWith("http://www.w3.org/TR/") ? reason.substring(reason.lastIndexOf('#') + 1) : reason;
    }
}
