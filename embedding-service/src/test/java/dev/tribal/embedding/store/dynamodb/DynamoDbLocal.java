package dev.tribal.embedding.store.dynamodb;

import dev.tribal.embedding.store.ServerProcess;
import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local, Amazon's own implementation for tests, which keeps its tables in a folder. */
public final class DynamoDbLocal implements AutoCloseable {
    private final ServerProcess server;

    private DynamoDbLocal(ServerProcess server) {
        this.server = server;
    }

    public static DynamoDbLocal start(Path folder) {
        int port = ServerProcess.freePort();
        Path natives = ServerProcess.classpath().stream()
                .filter(file -> file.getFileName().toString().matches("libsqlite4java-linux-amd64.*\\.so"))
                .findFirst()
                .orElseThrow()
                .getParent();
        return new DynamoDbLocal(ServerProcess.start(
                port,
                folder.resolve("dynamodb.log"),
                file -> !file.getFileName().toString().startsWith("s3proxy"),
                List.of(
                        "-Dsqlite4java.library.path=" + natives,
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-disableTelemetry",
                        "-port",
                        Integer.toString(port),
                        "-dbPath",
                        folder.toString())));
    }

    public DynamoDbClient client() {
        return client(endpoint());
    }

    /** A client built like that of the service, but for its credentials. */
    public static DynamoDbClient client(URI endpoint) {
        return AwsClients.configure(DynamoDbClient.builder(), new AwsSettings("us-east-1", endpoint, false))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("tribal", "secret")))
                .build();
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public ServerProcess server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
