package dev.tribal.embedding;

import dev.tribal.contracts.schema.NewerSchemaException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, and without a stack trace, that a start was refused because of a newer schema. */
final class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<NewerSchemaException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, NewerSchemaException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Start a Tribal of the version that has used this record store.", cause);
    }
}
