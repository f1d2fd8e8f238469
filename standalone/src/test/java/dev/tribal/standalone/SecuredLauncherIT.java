package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./tribal up --tls FOLDER}, and the commands that find such a Tribal by its data folder. */
class SecuredLauncherIT {
    @TempDir
    Path folder;

    @Test
    void oneOptionMakesItHttps() throws IOException {
        var authority = TestAuthority.in(folder.resolve("authority"));
        Path tls = folder.resolve("tls");
        authority.issueInto(tls);
        // Nobody has to tell a single process whom to trust.
        Path ca = Files.move(tls.resolve("ca.crt"), folder.resolve("ca.crt"));
        Path data = folder.resolve("data");
        try (var tribal = Tribal.up(data, "--tls", tls.toString())) {
            String url = "https://localhost:" + tribal.port();
            assertThat(tribal.process().output()).contains(url + "/mcp").doesNotContain("http://localhost");

            var client = HttpClient.newBuilder().sslContext(authority.context()).build();
            var http = new Http(url, tribal.key(), client);
            http.post("/api/v1/errors", Reports.of("Locked", "the gate is shut"), "Prefer", "wait=25");
            assertThat(Reports.awaitFound(http, "gate")).contains("Locked");
            assertThat(tribal.http().get("/health").status()).isEqualTo(400);

            var visitor = Visitor.with(
                    new Http(url, tribal.key()), HttpClient.newBuilder().sslContext(authority.context()));
            assertThat(visitor.get("/ui/keys").statusCode()).isEqualTo(200);

            Running list = tribal("keys", "list", "--data-dir", data.toString(), "--ca", ca.toString());
            assertThat(list.await()).as(list.output()).isZero();
            assertThat(list.output()).contains("active");
        }
    }

    @Test
    void folderWithoutCertificateIsRefusedAtOnce() {
        Running up = tribal("up", "--tls", folder.toString());

        assertThat(up.await()).isEqualTo(2);
        assertThat(up.output()).contains("tls.crt").doesNotContain("Exception");
    }

    private static Running tribal(String... arguments) {
        var command = new String[arguments.length + 1];
        command[0] = "./tribal";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Running.start(Project.root(), Map.of(), List.of(command));
    }
}
