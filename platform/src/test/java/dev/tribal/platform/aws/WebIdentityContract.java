package dev.tribal.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/** The role that a pod has in AWS, for each service that uses AWS: it needs a module of the SDK that nothing else asks for. */
public interface WebIdentityContract {
    String ROLE = "arn:aws:iam::123456789012:role/tribal";

    @Test
    default void tokenOfAPodIsExchangedForCredentialsOfItsRole(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-pod");
        var asked = new CompletableFuture<String>();
        HttpServer sts = sts(asked);
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty(
                "aws.endpointUrlSts", "http://localhost:" + sts.getAddress().getPort());
        try (var role = WebIdentityTokenFileCredentialsProvider.builder()
                .roleArn(ROLE)
                .roleSessionName("tribal")
                .webIdentityTokenFile(token)
                .build()) {
            assertThat(role.resolveCredentials()).isInstanceOfSatisfying(AwsSessionCredentials.class, credentials -> {
                assertThat(credentials.accessKeyId()).isEqualTo("key-of-the-role");
                assertThat(credentials.sessionToken()).isEqualTo("session");
            });
            assertThat(asked)
                    .isCompletedWithValueMatching(
                            body -> body.contains("WebIdentityToken=token-of-the-pod") && body.contains(ROLE));
        } finally {
            System.clearProperty("aws.region");
            System.clearProperty("aws.endpointUrlSts");
            sts.stop(0);
        }
    }

    private static HttpServer sts(CompletableFuture<String> asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.complete(URLDecoder.decode(form, StandardCharsets.UTF_8));
            byte[] body = """
                    <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                      <AssumeRoleWithWebIdentityResult>
                        <Credentials>
                          <AccessKeyId>key-of-the-role</AccessKeyId>
                          <SecretAccessKey>secret</SecretAccessKey>
                          <SessionToken>session</SessionToken>
                          <Expiration>2099-01-01T00:00:00Z</Expiration>
                        </Credentials>
                      </AssumeRoleWithWebIdentityResult>
                    </AssumeRoleWithWebIdentityResponse>
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
