package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.embedding.retrieval.RetrievalText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** What is embedded of a record and of a question. */
record Rendering(Function<ErrorRecord, String> document, UnaryOperator<String> query) {
    /** That of the product. */
    static final Rendering PRODUCT = new Rendering(RetrievalText::ofRecord, RetrievalText::ofText);

    /** That of the first Tribal: the record as JSON, the question as it is. */
    static final Rendering CLASSIC = new Rendering(Rendering::json, UnaryOperator.identity());

    /** Type, message and trace as they came; what the model does not read of it is cut off at its end. */
    static final Rendering PLAIN = new Rendering(Rendering::plain, UnaryOperator.identity());

    /** What differs from one occurrence to the next. */
    static final Pattern VARIES =
            Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`|0x[0-9a-fA-F]+|[\\w.~-]*[/\\\\][\\w./\\\\~-]+|\\d+");

    /** The same, and something done to both texts then. */
    Rendering then(UnaryOperator<String> change) {
        return new Rendering(document.andThen(change), text -> change.apply(query.apply(text)));
    }

    private static String plain(ErrorRecord record) {
        String trace = record.context().stackTrace();
        return record.errorType() + ": " + record.context().errorMessage() + (trace == null ? "" : "\n" + trace);
    }

    private static String json(ErrorRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error_type", record.errorType());
        fields.put("error_message", record.context().errorMessage());
        fields.put("stack_trace", record.context().stackTrace());
        record.solutions().forEach(solution -> fields.put("solution_description", solution.description()));
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
