package dev.tribal.embedding;

import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.copy.UnfinishedCopyException;
import dev.tribal.embedding.generation.ChoiceRefusedException;
import dev.tribal.embedding.index.IndexIdentityException;
import dev.tribal.embedding.model.onnx.ModelFileException;
import dev.tribal.platform.encryption.SealedContentException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Tells why embedding-service does not start in one sentence instead of a stack trace, where a sentence says it all. */
final class RefusalAnalyzer implements FailureAnalyzer {
    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isSentence(cause)) {
                return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
            }
        }
        return null;
    }

    private static boolean isSentence(Throwable cause) {
        return cause instanceof ChoiceRefusedException
                || cause instanceof UnknownChoiceException
                || cause instanceof IndexIdentityException
                || cause instanceof ModelFileException
                || cause instanceof UnfinishedCopyException
                || cause instanceof SealedContentException
                || cause instanceof NewerSchemaException;
    }
}
