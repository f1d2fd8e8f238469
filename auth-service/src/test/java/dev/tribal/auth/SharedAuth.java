package dev.tribal.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
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

    private record Started(RunningAuth auth, EmbeddedKafkaKraftBroker broker, Path data) implements AutoCloseable {
        static Started start() {
            try {
                Path data = Files.createTempDirectory("tribal-oauth");
                EmbeddedKafkaKraftBroker broker = SharedBroker.another();
                var auth = new RunningAuth(
                        broker.getBrokersAsString(), data, RunningAuth.AuthWithEndpoint.class, CodeFlow.SETTINGS);
                return new Started(auth, broker, data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            auth.close();
            broker.destroy();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
