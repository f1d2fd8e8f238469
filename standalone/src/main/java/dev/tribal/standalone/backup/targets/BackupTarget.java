package dev.tribal.standalone.backup.targets;

import java.util.List;
import java.util.Optional;

/**
 * A place for backups, outside of the installation. It holds small objects under names like {@code data/x/y-000001}. Every
 * method throws {@link BackupException} if the place cannot be used.
 */
public interface BackupTarget extends AutoCloseable {
    /** Stores an object, whole and durably when this returns; one that is there already is replaced. */
    void put(String name, byte[] content);

    /**
     * Stores an object unless there is one of that name, also if others try at the same moment.
     *
     * @return whether it was stored
     */
    boolean putIfAbsent(String name, byte[] content);

    /** What is stored under a name. */
    Optional<byte[]> get(String name);

    /**
     * The names of all objects below a folder, sorted.
     *
     * @param folder with a slash at its end
     */
    List<String> list(String folder);

    /** Removes an object; one that is not there is as it should be. */
    void delete(String name);

    @Override
    void close();
}
