package dev.tribal.embedding.index;

import dev.tribal.embedding.model.ModelIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * All that the vectors of an index depend on. Vectors of different identities must never be compared.
 *
 * @param model what embeds the texts
 * @param schema version of what is embedded and how it is kept, at least 1
 */
public record IndexIdentity(ModelIdentity model, int schema) {
    /**
     * The name of an index for this identity: model, dimension and schema version in clear, a hash of the rest, and a
     * number that tells one from the next of the same identity. Letters, digits and hyphens only.
     */
    public String name(long number) {
        String model = this.model.model().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String hash = UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return "tribal-%s-%d-v%d-%s-%d".formatted(model, this.model.dimension(), schema, hash.substring(0, 8), number);
    }

    /** One line, the same exactly if the vectors are comparable. */
    @Override
    public String toString() {
        return "%s schema:%d".formatted(model, schema);
    }
}
