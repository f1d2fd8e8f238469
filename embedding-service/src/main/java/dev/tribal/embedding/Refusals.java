package dev.tribal.embedding;

import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.embedding.copy.CopyRefusedException;
import dev.tribal.embedding.copy.UnfinishedCopyException;
import dev.tribal.embedding.generation.ChoiceRefusedException;
import dev.tribal.embedding.index.IndexIdentityException;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.model.onnx.ModelFileException;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.lifecycle.UnfinishedRestoreException;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows the failures whose message is a sentence for the operator that says it all. */
final class Refusals {
    private Refusals() {}

    /** The sentence of the first such failure among a failure and its causes. */
    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Refusals::isSentence)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst();
    }

    private static boolean isSentence(Throwable cause) {
        return cause instanceof ChoiceRefusedException
                || cause instanceof CopyRefusedException
                || cause instanceof UnknownChoiceException
                || cause instanceof IndexIdentityException
                || cause instanceof ModelFileException
                || cause instanceof NoStoreException
                || cause instanceof RecordStoreException
                || cause instanceof UnfinishedCopyException
                || cause instanceof UnfinishedRestoreException
                || cause instanceof VectorIndexException
                || cause instanceof SealedContentException
                || cause instanceof NewerSchemaException;
    }
}
