package dev.tribal.cli;

import dev.tribal.cli.mcp.Bridge;
import dev.tribal.cli.mcp.ClientHooks;
import dev.tribal.cli.mcp.ClientKind;
import dev.tribal.cli.mcp.Install;
import dev.tribal.cli.mcp.SetUp;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** {@code tribal mcp}: MCP over standard input and output; {@code tribal mcp install}: the set-up of a client. */
final class Mcp {
    private final Settings settings;
    private final PrintStream out;
    private final PrintStream log;

    Mcp(Settings settings, PrintStream out, PrintStream log) {
        this.settings = settings;
        this.out = out;
        this.log = log;
    }

    void run(Options options, InputStream in) {
        try {
            if (options.words(1).isEmpty()) {
                options.allowOnly();
                serve(TribalApi.of(settings), in);
            } else if (options.words(1).equals(List.of("install"))) {
                install(options);
            } else {
                throw new UsageException("unknown argument " + options.words(1).getFirst());
            }
        } catch (IOException e) {
            throw new CommandException("%s cannot be read or written".formatted(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void serve(TribalApi api, InputStream in) throws IOException {
        new Bridge(api.endpoint(), out, log, api.client())
                .run(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    private void install(Options options) throws IOException {
        ClientKind kind = options.value("client")
                .flatMap(ClientKind::find)
                .orElseThrow(() -> new UsageException("--client must be one of " + names()));
        String command = options.value("command").orElse("tribal");
        List<String> where = new ArrayList<>();
        options.value("url").ifPresent(url -> where.addAll(List.of("--url", url)));
        options.value("ca").ifPresent(file -> where.addAll(List.of("--ca", file)));
        options.value("data-dir")
                .filter(folder -> !folder.equals(System.getProperty("user.home") + "/.tribal"))
                .ifPresent(folder -> where.addAll(List.of("--data-dir", folder)));
        List<String> arguments = new ArrayList<>(List.of("mcp"));
        arguments.addAll(where);
        var install = new Install(Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home")), out);
        BooleanSupplier isWanted = () -> options.has("yes") || isConfirmed();
        install.run(new SetUp(kind, command, arguments), isWanted);
        if (kind == ClientKind.CLAUDE_CODE && !options.has("without-hooks")) {
            install.run(new ClientHooks(command, where), isWanted);
        }
    }

    private static boolean isConfirmed() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        String answer = console.readLine("Write it? [y/N] ");
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    private static String names() {
        return Arrays.stream(ClientKind.values()).map(ClientKind::wireName).collect(Collectors.joining(", "));
    }
}
