package dev.tribal.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Gives all tests of OAuth one auth-service, which starts with the first of them and ends after the last test. */
final class SharedAuth implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningAuth.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedAuth.class))
                .computeIfAbsent(Started.class, _ -> Started.start(), Started.class)
                .auth();
    }

    private record Started(RunningAuth auth, Path data) implements AutoCloseable {
        static Started start() {
            try {
                Path data = Files.createTempDirectory("tribal-oauth");
                return new Started(new RunningAuth(data, CodeFlow.SETTINGS), data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            auth.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
