package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.platform.problem.ProblemException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What files can do that are made to cost more than they are long. */
@Timeout(30)
class HostileReportsTest extends ReportReading {
    private static final int MB = 1024 * 1024;

    private final AtomicLong room = new AtomicLong();
    private final KeptCases kept = new KeptCases(room::addAndGet);

    @Test
    void ofAllFilesTheFirstFailureThatIsTooManyEndsTheReading() {
        String some = "<testcase><error/></testcase>".repeat(KeptCases.MAX_FAILURES - 1);
        parse("<testsuite>" + some + "</testsuite>");
        parse("<testsuite><error/></testsuite>");
        // What is malformed behind it is not met.
        assertRefused("<testsuite><testcase><error/></testcase><", "at most 10000 failed test cases together");
    }

    @Test
    void everyDialectCountsItsFailures() {
        for (String start : new String[] {
            "<testsuite><error/><",
            "<test-run><test-case result='Failed'/><",
            "<test-run><test-suite><failure/><",
            "<assembly><test result='Fail'/><",
            "<assembly><error/><",
            "<TestRun><Results><UnitTestResult outcome='Failed'/><",
            "<TestRun><RunInfo outcome='Error'/><"
        }) {
            var full = new KeptCases(_ -> {});
            var one = new FailedCase("", "", "", "", "", "", "");
            for (int i = 0; i < KeptCases.MAX_FAILURES; i++) {
                full.failure(one);
            }
            assertThatExceptionOfType(ProblemException.class)
                    .as(start)
                    .isThrownBy(() -> parser.parse(file(start), Set.of(), full))
                    .matches(problem ->
                            String.valueOf(problem.getBody().getDetail()).contains("failed test cases together"));
        }
    }

    @Test
    void aCaseWithoutATextTakesRoomToo() {
        parse("<testsuite><testcase><error/></testcase></testsuite>");
        assertThat(room.getAndSet(0)).isEqualTo(500 + 4 * 2);
        parse("<testsuite><testcase><error>0123456789</error></testcase></testsuite>");
        assertThat(room.get()).isEqualTo(500 + 4 * 12);
    }

    @Test
    void ofTrxTakesRoomWhatWaitsForTheEndOfTheFile() {
        parse("""
                <TestRun><Results><UnitTestResult testId="1" testName="a" outcome="Passed"><Output><StdOut>much</StdOut>
                </Output></UnitTestResult></Results><TestDefinitions>
                <UnitTest id="1"><TestMethod className="C, D"/></UnitTest></TestDefinitions></TestRun>""");
        assertThat(room.get()).isEqualTo(2 * (500 + 2 * 2));
    }

    @Test
    void noTagAndNoCommentIsHeldThatNoReportHas() {
        String much = "y".repeat(5 * MB);
        assertRefused("<testsuite name='" + much + "'/>", "is longer than 4 MB");
        assertRefused("<testsuite><!--" + much + "--></testsuite>", "is longer than 4 MB");
        assertRefused("<testsuite><?p " + much + "?></testsuite>", "is longer than 4 MB");
        assertRefused(" ".repeat(5 * MB), "is longer than 4 MB");
    }

    @Test
    void namesThatAreAllDifferentAreRefused() {
        for (String one :
                new String[] {"<a%d/>", "<a b%d=''/>", "<a%d:b xmlns:a%<d='c'/>", "<a xmlns='u%d'/>", "<?a%d?>"}) {
            StringBuilder many = new StringBuilder("<testsuite>");
            for (int i = 0; i < 10_001; i++) {
                many.append(one.formatted(i));
            }
            assertRefused(many.append("</testsuite>").toString(), "more than 10000 different names");
        }
    }

    @Test
    void longTextsAreReadInPieces() {
        String much = "0123456789abcde\n".repeat(6 * MB / 16);
        TestReport report = parse("<testsuite><testcase><error><![CDATA[" + much + "]]></error><system-out><![CDATA["
                + much + "]]></system-out></testcase>" + much + "<![CDATA[" + much + "]]></testsuite>");
        assertThat(report.failed()).hasSize(1);
    }

    @Test
    void aFileThatStallsHoldsUpNoOther() throws Exception {
        var end = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var stalling = new InputStream() {
            @Override
            public int read() {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }
        };
        var slow = CompletableFuture.runAsync(() -> parser.parse(new ReportFile("slow.xml", () -> stalling)));
        try {
            begun.await();
            assertThat(parse("<testsuite><error/></testsuite>").failed()).hasSize(1);
            assertThat(slow).isNotDone();
        } finally {
            end.countDown();
        }
        assertThat(slow).failsWithin(Duration.ofSeconds(10));
    }

    @Override
    TestReport parse(String xml) {
        return parser.parse(file(xml), Set.of("C#a"), kept);
    }
}
