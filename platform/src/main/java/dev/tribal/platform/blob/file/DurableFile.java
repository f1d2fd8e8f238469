package dev.tribal.platform.blob.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files that are there whole or not at all, survive a power cut, and are for the owner's eyes only. */
public final class DurableFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DurableFile() {}

    /**
     * Writes a file, making the folders above it up to and with {@code root}.
     *
     * @throws java.nio.file.NoSuchFileException if somebody removed a folder at the same time
     */
    public static void write(Path root, Path file, byte[] content) throws IOException {
        Path folder = file.resolveSibling("");
        createFolders(root, folder);
        Path temporary = folder.resolve(".new-" + UUID.randomUUID());
        try {
            writeNew(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    /**
     * Writes a file unless there is one, also if other processes try at the same moment.
     *
     * @return whether it was written
     */
    public static boolean writeIfAbsent(Path root, Path file, byte[] content) throws IOException {
        Path folder = file.resolveSibling("");
        createFolders(root, folder);
        Path temporary = folder.resolve(".new-" + UUID.randomUUID());
        try {
            writeNew(temporary, content);
            link(temporary, file, content);
        } catch (FileAlreadyExistsException _) {
            return false;
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
        return true;
    }

    /** Unlike a move, a link never replaces. */
    private static void link(Path from, Path file, byte[] content) throws IOException {
        try {
            Files.createLink(file, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            // A file system without links, such as SMB's: then others may see it before it is whole.
            writeNew(file, content);
        }
    }

    private static void createFolders(Path root, Path folder) throws IOException {
        createFolder(root);
        Path current = root;
        for (Path name : root.relativize(folder)) {
            Path next = current.resolve(name);
            if (!Files.isDirectory(next)) {
                createFolder(next);
                force(current);
            }
            current = next;
        }
    }

    /** Makes a folder unless it is there, for the owner only. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder, permissions("rwx------"));
            } catch (FileAlreadyExistsException e) {
                throw new IOException(folder + " is a file", e);
            }
        }
    }

    private static void writeNew(Path file, byte[] content) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, permissions("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** A new name in a folder is durable when the folder itself is written; only POSIX systems can be asked to. */
    private static void force(Path folder) throws IOException {
        if (POSIX) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
