package dev.tribal.ingest.junit;

import dev.tribal.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.util.StreamUtils;

/** Reads report files of every known dialect; refuses what could make a parser fetch, expand or hang. */
final class ReportParser {
    /** Texts are handed over in pieces of this many characters at most, however they are written. */
    private static final int PIECE = 64 * 1024;

    /** One for each file: it is not for several threads, and a file may be as slow as its client. */
    private static XMLInputFactory factory() {
        // The JDK's own, whatever else is on the class path: its behaviour is what the tests pin.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Else the parser prints some faults to the console.
        factory.setXMLReporter((_, _, _, _) -> {});
        // Without a DTD these would only count the body, whose size is limited already; the depth is ours to limit.
        for (String limit : List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit", "maxElementDepth")) {
            factory.setProperty("jdk.xml." + limit, 0);
        }
        factory.setProperty("jdk.xml.cdataChunkSize", PIECE);
        return factory;
    }

    /** Reads one file; which tests passed does not matter. */
    TestReport parse(ReportFile file) {
        return parse(file, Set.of(), new KeptCases(_ -> {}));
    }

    /**
     * Reads one file.
     *
     * @param sought ids of the tests of which it matters whether they passed
     * @param kept counts what is kept of all files
     * @throws ProblemException {@code unprocessable-report} with file, line and column if it cannot be understood
     */
    TestReport parse(ReportFile file, Set<String> sought, KeptCases kept) {
        try (InputStream content = file.content().open()) {
            // The parser closes what it has read to the end of the root.
            TestReport report = parse(file, new BoundedTokens(StreamUtils.nonClosing(content)), sought, kept);
            // What stands behind the root is part of what an idempotency key stands for.
            content.transferTo(OutputStream.nullOutputStream());
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestReport parse(ReportFile file, BoundedTokens content, Set<String> sought, KeptCases kept) {
        XMLStreamReader xml = open(file, content);
        try {
            return new ReportWalk(new ReportXml(file, xml, content), sought, kept).read();
        } catch (XMLStreamException e) {
            throw UnreadableReport.at(file, e.getLocation() == null ? xml.getLocation() : e.getLocation(), reason(e));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException _) {
            // On some malformed input the JDK's parser fails with exceptions that it does not declare.
            throw UnreadableReport.at(file, xml.getLocation(), "the XML is malformed");
        }
    }

    private static XMLStreamReader open(ReportFile file, InputStream content) {
        try {
            return factory().createXMLStreamReader(content);
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
