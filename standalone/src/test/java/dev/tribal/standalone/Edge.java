package dev.tribal.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real nginx with the configuration of deploy/nginx; only addresses are those of a test. */
final class Edge implements AutoCloseable {
    private final Running nginx;
    private final int http;
    private final int https;

    private Edge(Running nginx, int http, int https) {
        this.nginx = nginx;
        this.http = http;
        this.https = https;
    }

    /** The program, or nothing where there is none; see deploy/nginx/install. */
    static Path program() {
        Path folder = Project.root().resolve("target/nginx");
        Running install = Running.start(
                Project.root(),
                Project.root().resolve("deploy/nginx/install").toString(),
                folder.toString(),
                "--if-possible");
        if (install.await() != 0) {
            throw new AssertionError(install.output());
        }
        System.out.print(install.output());
        return folder.resolve("nginx");
    }

    /**
     * @param ports of the instances of each service, by the name that routes.conf gives it
     * @param tls a folder with tls.crt and tls.key
     * @param trusted addresses of proxies before the edge, which say who calls
     */
    static Edge before(Map<String, List<Integer>> ports, Path folder, Path tls, String... trusted) {
        int http = Project.freePort();
        int https = Project.freePort();
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(Project.root().resolve("deploy/nginx"))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file)
                            .replace("/tmp/nginx", folder.resolve("nginx").toString())
                            .replace("sleep 30", "sleep 1");
                    Files.writeString(folder.resolve(file.getFileName()), text);
                }
            }
            Files.writeString(folder.resolve("listen.conf"), """
                    listen 127.0.0.1:%d;
                    listen 127.0.0.1:%d ssl http2;
                    ssl_certificate %s/tls.crt;
                    ssl_certificate_key %s/tls.key;
                    """.formatted(http, https, tls, tls));
            if (trusted.length > 0) {
                Files.writeString(
                        folder.resolve("listen.local.conf"), "real_ip_header X-Forwarded-For;\n" + trust(trusted));
            }
            Files.writeString(folder.resolve("services.conf"), services(ports));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var nginx = Running.start(
                folder,
                "sh",
                folder.resolve("run").toString(),
                program().toString(),
                "-p",
                folder.toString(),
                "-c",
                folder.resolve("nginx.conf").toString(),
                "-e",
                "stderr",
                "-g",
                "daemon off;" + (root() ? " user root;" : ""));
        var edge = new Edge(nginx, http, https);
        Awaitility.await("the edge")
                .ignoreExceptions()
                .until(() -> new Http(edge.url(), null).get("/edge").status() == 204);
        return edge;
    }

    String url() {
        return "http://localhost:" + http;
    }

    String secureUrl() {
        return "https://localhost:" + https;
    }

    String output() {
        return nginx.output();
    }

    @Override
    public void close() {
        nginx.close();
    }

    /** Started by root, nginx would work as somebody else, who may not write to a test's folder. */
    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String trust(String... proxies) {
        return Stream.of(proxies).map("set_real_ip_from %s;%n"::formatted).collect(Collectors.joining());
    }

    private static String services(Map<String, List<Integer>> ports) {
        return ports.entrySet().stream()
                        .map(service -> "upstream %s { %s }\n".formatted(service.getKey(), servers(service.getValue())))
                        .collect(Collectors.joining())
                + "map $name $service { default $name; }\n"
                + shares("$sign_in", ports.getOrDefault("auth", List.of()))
                + shares("$pages", ports.getOrDefault("search", List.of()));
    }

    /** As the chart has it: of several instances, each browser has one. */
    private static String shares(String variable, List<Integer> ports) {
        var shares = new StringBuilder();
        for (int i = 0; i < ports.size(); i++) {
            String share = i == ports.size() - 1 ? "*" : 100 / ports.size() + "%";
            shares.append("%s 127.0.0.1:%d; ".formatted(share, ports.get(i)));
        }
        return "split_clients $browser %s { %s}%n".formatted(variable, shares);
    }

    private static String servers(List<Integer> ports) {
        // An instance that is back is asked again at once.
        return ports.stream().map("server 127.0.0.1:%d max_fails=0;"::formatted).collect(Collectors.joining(" "));
    }
}
