package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.ServerProcess;
import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy, a server of the protocol of S3 that keeps objects in a folder and checks signatures. */
public final class S3Proxy implements AutoCloseable {
    public static final String USER = "tribal";
    public static final String SECRET = "a-secret-for-tests";
    public static final String BUCKET = "records";

    private final ServerProcess server;

    private S3Proxy(ServerProcess server) {
        this.server = server;
    }

    /** Starts one with a bucket. */
    public static S3Proxy start(Path folder) {
        return start(folder, false);
    }

    /** Starts one on the same folder as another, that refuses to write. */
    public static S3Proxy startReadOnly(Path folder) {
        return start(folder, true);
    }

    private static S3Proxy start(Path folder, boolean readOnly) {
        int port = ServerProcess.freePort();
        try {
            Files.createDirectories(folder.resolve("data").resolve(BUCKET));
            Path settings = Files.writeString(folder.resolve("s3proxy-" + port + ".properties"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    s3proxy.ignore-unknown-headers=true
                    s3proxy.read-only-blobstore=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(
                            port, USER, SECRET, readOnly, folder.resolve("data")));
            return new S3Proxy(ServerProcess.start(
                    port,
                    folder.resolve("s3proxy.log"),
                    file -> file.getFileName().toString().startsWith("s3proxy"),
                    List.of("-DLOG_LEVEL=error", "org.gaul.s3proxy.Main", "--properties", settings.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public S3Client client() {
        return client(endpoint(), SECRET);
    }

    /** A client built like that of the service, but for its credentials. */
    public static S3Client client(URI endpoint, String secret) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, secret));
        return AwsClients.s3(new AwsSettings("us-east-1", endpoint, true), credentials);
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
