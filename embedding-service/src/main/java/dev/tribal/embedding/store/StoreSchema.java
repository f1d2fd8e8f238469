package dev.tribal.embedding.store;

import dev.tribal.contracts.schema.NewerSchemaException;
import java.util.Optional;

/** What a record store says about the schema versions of its records. */
public final class StoreSchema {
    /** The newest version that may be in the store: whoever does not know it must not use the store. */
    public static final String NEWEST = "schema-version";

    /** The oldest version that may be in the store; absent if it was never found out. */
    public static final String OLDEST = "schema-version.oldest";

    private final StoreProperties properties;

    public StoreSchema(StoreProperties properties) {
        this.properties = properties;
    }

    /**
     * Writes nothing.
     *
     * @throws NewerSchemaException if there are newer records than of this version
     */
    public void refuseNewer(int version) {
        int found = version(NEWEST).orElse(0);
        if (found > version) {
            throw new NewerSchemaException("The record store", found, version);
        }
    }

    /**
     * Notes that records of a version are going to be written, so that older code keeps off from now on.
     *
     * @throws NewerSchemaException if there are newer ones
     */
    public void open(int version) {
        refuseNewer(version);
        if (version(NEWEST).orElse(0) < version) {
            properties.put(NEWEST, Integer.toString(version));
        }
    }

    /** Notes that every record has at least this version. */
    public void migrated(int version) {
        properties.put(OLDEST, Integer.toString(version));
    }

    private Optional<Integer> version(String name) {
        return properties.get(name).map(Integer::valueOf);
    }
}
