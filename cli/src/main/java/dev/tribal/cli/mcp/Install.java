package dev.tribal.cli.mcp;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** {@code tribal mcp install}: shows what changes in a client's file, and writes it if that is wanted. */
public final class Install {
    private final Path project;
    private final Path home;
    private final PrintStream out;

    /**
     * Sets up clients of a user.
     *
     * @param project the folder of the project that the user works in
     */
    public Install(Path project, Path home, PrintStream out) {
        this.project = project;
        this.home = home;
        this.out = out;
    }

    /**
     * Shows the difference and writes the file.
     *
     * @param isWanted asked when the difference has been shown
     * @throws IOException if the file can be neither read nor written
     * @throws IllegalArgumentException if the file is not understood
     */
    public void run(SetUp setUp, BooleanSupplier isWanted) throws IOException {
        if (setUp.kind() == ClientKind.GENERIC) {
            out.print(setUp.in(""));
            return;
        }
        offer(setUp.kind().file(project, home, System.getProperty("os.name", "")), setUp::in, isWanted);
    }

    /** The same for the hooks of a project. */
    public void run(ClientHooks hooks, BooleanSupplier isWanted) throws IOException {
        offer(project.resolve(ClientHooks.FILE), hooks::in, isWanted);
    }

    private void offer(Path file, UnaryOperator<String> change, BooleanSupplier isWanted) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        String after = after(change, file, before);
        if (before.equals(after)) {
            out.printf("%s is set up already.%n", file);
            return;
        }
        out.printf("%s:%n%s", file, Difference.of(before, after));
        if (isWanted.getAsBoolean()) {
            write(file, after);
            out.println("Written. Restart the client, or reload its list of servers.");
        } else {
            out.println("Nothing was written; --yes writes it.");
        }
    }

    private static String after(UnaryOperator<String> change, Path file, String before) {
        try {
            return change.apply(before);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " " + e.getMessage(), e);
        }
    }

    /** As a whole or not at all, because it may hold other servers. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".tribal-draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
