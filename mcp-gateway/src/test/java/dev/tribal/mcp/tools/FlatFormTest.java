package dev.tribal.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FlatFormTest {
    private static final String FLAT = """
            {"error_type": "T", "error_message": "m", "stack_trace": "at x", "solution_description": "d",
            "solution_code_fix": "f", "references": ["r"], "project": "shop", "metadata": {"context": 1}}""";
    private static final String NESTED = """
            {"error_type": "T", "context": {"error_message": "m", "stack_trace": "at x"},
            "solution": {"description": "d", "code_fix": "f", "references": ["r"]}, "origin": {"project": "shop"},
            "metadata": {"context": 1}}""";

    @Test
    void nestedFormIsFlattened() {
        assertThat(FlatForm.flatten(object(NESTED))).isEqualTo(object(FLAT));
    }

    @Test
    void flatFormIsNestedAndStaysAsItIsWhenFlattened() {
        assertThat(FlatForm.nest(object(FLAT))).isEqualTo(object(NESTED));
        assertThat(FlatForm.flatten(object(FLAT))).isEqualTo(object(FLAT));
    }

    @Test
    void flatFieldWinsOverNestedOne() {
        var mixed = object("{\"language\": \"go\", \"context\": {\"language\": \"c\", \"error_message\": null}}");
        assertThat(FlatForm.flatten(mixed)).isEqualTo(object("{\"language\": \"go\"}"));
    }

    @Test
    void nestedFieldsWithoutAFlatNameAreKept() {
        var report = object("""
                {"error_type": "T", "context": {"error_message": "m"}, "origin": {"commit": "c", "project": "shop"},
                "solution": {"description": "d", "applies_to": {"versions": ">=2"}}}""");
        assertThat(FlatForm.nest(FlatForm.flatten(report))).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource({
        "context.error_message, error_message",
        "solution.code_fix, solution_code_fix",
        "solution.references[2], references[2]",
        "origin.test_id, test_id",
        "description, description",
        "metadata, metadata"
    })
    void fieldsOfProblemsGetTheirFlatNames(String nested, String flat) {
        assertThat(FlatForm.flatName(nested)).isEqualTo(flat);
    }

    private static ObjectNode object(String json) {
        return JsonMapper.shared().readTree(json).asObject();
    }
}
