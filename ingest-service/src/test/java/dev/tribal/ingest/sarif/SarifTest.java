package dev.tribal.ingest.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SarifTest {
    private static final String FILE = """
            \uFEFF{"$schema":"x","runs":[{"results":[
              {"ruleId":"NULL/1","message":{"id":"default","arguments":["p","{{1}}"]},"locations":[{"physicalLocation":{
                "artifactLocation":{"index":0},"region":{"startLine":7,"startColumn":3,"snippet":{"text":"p->x"}}}}],
               "codeFlows":[{"threadFlows":[{"locations":[
                 {"location":{"message":{"text":"p is set to null"},"physicalLocation":{"artifactLocation":{"uri":"a.c"},"region":{"startLine":2}}}},
                 {"location":{"physicalLocation":{"artifactLocation":{"uri":"a.c"},"region":{"startLine":7}}}}]}]}]},
              {"ruleIndex":1,"level":"error","message":{"text":"a {{literal}} and {0}","arguments":["an argument"]}},
              {"ruleId":"STYLE","message":{"text":"only a warning"}},
              {"ruleId":"NULL","message":{"text":"suppressed"},"suppressions":[{"kind":"inSource"}]},
              {"ruleId":"NULL","message":{"text":"suppressed"},"suppressions":[{"kind":"external","status":"accepted"}]},
              {"ruleId":"NULL","kind":"pass","message":{"text":"passed"}},
              {"ruleId":"NULL","baselineState":"absent","message":{"text":"gone"}}],
             "artifacts":[{"location":{"uri":"src/a.c"}}],
             "tool":{"driver":{"name":"Checker","version":"2","rules":[
               {"id":"NULL","defaultConfiguration":{"level":"error"},"messageStrings":{"default":{"text":"'{0}' is null, {1}"}}},
               {"id":"OTHER"},{"id":"STYLE"}]}}}],"version":"2.1.0"}""";

    @Test
    void resultsOfLevelErrorBecomeReportsWhateverTheOrderOfTheFile() {
        List<NewError> reports = read(FILE, SarifLevel.ERROR);
        assertThat(reports).extracting(NewError::errorType).containsExactly("NULL/1", "OTHER");
        NewError first = reports.getFirst();
        assertThat(first.context().errorMessage()).isEqualTo("'p' is null, {{1}}");
        assertThat(first.context().framework()).isEqualTo("Checker");
        assertThat(first.context().codeSnippet()).isEqualTo("p->x");
        assertThat(first.context().stackTrace()).isEqualTo("  at a.c:2: p is set to null\n  at a.c:7\n");
        assertThat(String.valueOf(first.metadata()))
                .contains("file=src/a.c", "line=7", "column=3", "tool_version=2", "level=error");
        assertThat(reports.getLast().context().errorMessage()).isEqualTo("a {literal} and an argument");
    }

    @Test
    void whatOnlyAsksToBeSuppressedIsReported() {
        assertThat(read("""
                        {"version":"2.1.0","runs":[{"results":[{"ruleId":"A","level":"error","message":{"text":"m"},
                        "suppressions":[{"kind":"external","status":"rejected"}]}]}]}""", SarifLevel.ERROR)).hasSize(1);
    }

    @Test
    void fieldsThatNothingIsKnownOfAreKept() {
        NewError report = read("""
                        {"version":"2.1.0","runs":[{"results":[{"ruleId":"A","level":"error","message":{"text":"m"},
                        "properties":{"owner":"pumps"},"partialFingerprints":{"line":"abc:1"}}]}]}""", SarifLevel.ERROR).getFirst();
        assertThat(report.metadata())
                .extracting("sarif.result")
                .isEqualTo(
                        Map.of("properties", Map.of("owner", "pumps"), "partialFingerprints", Map.of("line", "abc:1")));
    }

    @Test
    void lessSevereResultsComeIfTheyAreAskedFor() {
        assertThat(read(FILE, SarifLevel.WARNING)).hasSize(3);
    }

    @Test
    void whatIsNoSarifIsRefusedWithAReason() {
        assertRefused("{\"version\":\"1.0.0\",\"runs\":[]}", "must be 2.1.0, and is 1.0.0");
        assertRefused("{\"runs\":[]}", "is missing");
        assertRefused("[]", "must be a SARIF log");
        assertRefused("{\"version\":\"2.1.0\",\n\"runs\":[{\"results\":[{]}", "line 2");
        assertRefused("", "must be a SARIF log");
        String many = "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[%s{}]}]}"
                .formatted("{\"level\":\"error\"},".repeat(10_001));
        assertRefused(many, "at most 10000 results");
    }

    @Test
    void resultsWhoseRuleIsLessSevereDoNotCountAsReports() {
        String tool =
                "\"tool\":{\"driver\":{\"rules\":[{\"id\":\"STYLE\"},{\"id\":\"NULL\",\"defaultConfiguration\":{\"level\":\"error\"}}]}}";
        String results = "\"results\":[%s{\"ruleId\":\"NULL/a/b\",\"message\":{\"text\":\"m\"}}]"
                .formatted("{\"ruleId\":\"STYLE\"},".repeat(20_000));
        for (String run : List.of(tool + "," + results, results + "," + tool)) {
            assertThat(read("{\"version\":\"2.1.0\",\"runs\":[{%s}]}".formatted(run), SarifLevel.ERROR))
                    .extracting(NewError::errorType)
                    .containsExactly("NULL/a/b");
        }
        String severe = results.replace("STYLE", "NULL");
        assertRefused("{\"version\":\"2.1.0\",\"runs\":[{%s,%s}]}".formatted(severe, tool), "at most 10000 results");
    }

    @Test
    void addressesAloneAreKeptOfFiles() {
        String file = """
                {"version":"2.1.0","runs":[{"artifacts":[1,{"contents":{"text":"long","location":{"uri":"no.c"}}},
                 {"location":{"index":2,"uri":"a.c","description":{"uri":"no.c"}},"hashes":[{}]},{"location":{"uri":7}}],
                 "results":[{}]}]}""";
        var read = new SarifReader()
                .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), SarifLevel.NOTE, _ -> {});
        assertThat(read.runs().getFirst().files()).containsExactly("", "", "a.c", "");
    }

    @Test
    void whatWouldFillTheMemoryIsRefused() {
        String many = "[" + "[],".repeat(1_600_000) + "[]]";
        assertRefused("{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":%s}}]}".formatted(many), "values");
        assertThat(read(
                        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"rules\":[{\"help\":%s}]}}}]}"
                                .formatted(many),
                        SarifLevel.NOTE))
                .isEmpty();
    }

    @Test
    void filesTakeRoomAsToolsAndResultsDo() {
        String artifacts = "\"artifacts\":[" + "1,".repeat(160_000) + "1]";
        assertRefused(
                "{\"version\":\"2.1.0\",\"runs\":[{%s,%s},{%1$s,%2$s}]}"
                        .formatted(artifacts, "\"results\":[{\"level\":\"error\"}]"),
                "files and results");
        String without = "{\"version\":\"2.1.0\",\"runs\":[{%s},{%1$s}]}".formatted(artifacts);
        assertThat(read(without, SarifLevel.NOTE)).isEmpty();
    }

    @Test
    void runsWithoutResultsAreCountedAndNotKept() {
        String file = "{\"version\":\"2.1.0\",\"runs\":[%s{\"results\":[{}]}]}".formatted("{},".repeat(100_000));
        var read = new SarifReader()
                .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), SarifLevel.NOTE, _ -> {});
        assertThat(read.runs()).hasSize(1);
        assertThat(read.allRuns()).isEqualTo(100_001);
    }

    @Test
    void oddShapesDoNoHarm() {
        assertThat(read(
                        "{\"version\":\"2.1.0\",\"runs\":[1,null,{\"results\":null},{\"tool\":7,\"results\":[3,{\"level\":5,"
                                + "\"message\":\"m\",\"locations\":{},\"ruleIndex\":\"x\",\"codeFlows\":[{}]}]}]}",
                        SarifLevel.NOTE))
                .singleElement()
                .matches(report -> report.errorType().equals("SarifResult"));
    }

    private static void assertRefused(String file, String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(file, SarifLevel.ERROR))
                .matches(problem -> problem.is(ProblemType.UNPROCESSABLE_REPORT))
                .extracting(problem -> problem.getBody().getDetail())
                .asString()
                .contains(reason);
    }

    private static List<NewError> read(String file, SarifLevel least) {
        var read =
                new SarifReader().read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), least, _ -> {});
        return new SarifReports(Origin.of(Source.CI)).of(read.runs());
    }
}
