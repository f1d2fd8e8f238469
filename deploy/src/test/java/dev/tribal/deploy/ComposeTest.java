package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The rules that the Compose file keeps. */
class ComposeTest {
    private static final Pattern TAGGED = Pattern.compile(".+:[^:}]*[0-9][^:]*}?");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|_KEY$");

    private static final Compose COMPOSE = Compose.read();

    static List<Compose.Service> all() {
        return List.copyOf(COMPOSE.services().values());
    }

    static List<Compose.Service> own() {
        return COMPOSE.own();
    }

    @Test
    void allFiveServicesAreThere() {
        assertThat(own())
                .filteredOn(Compose.Service::always)
                .extracting(Compose.Service::name)
                .containsExactly(
                        "auth-service", "embedding-service", "ingest-service", "mcp-gateway", "search-service");
    }

    @ParameterizedTest
    @MethodSource("all")
    void onlyTheEdgeCanBeReachedFromOutside(Compose.Service service) {
        switch (service.name()) {
            case "edge" -> assertThat(service.list("ports")).isNotEmpty();
            // For a Tribal outside of Docker; nobody starts it by accident.
            case "chroma" -> {
                assertThat(service.always()).isFalse();
                assertThat(service.list("ports"))
                        .allMatch(port -> port.toString().startsWith("127.0.0.1:"));
            }
            default -> assertThat(service.list("ports")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyContainerSaysWhetherItIsHealthy(Compose.Service service) {
        if (own().contains(service)) {
            assertThat(Repository.text("deploy/docker/Dockerfile")).contains("HEALTHCHECK");
        } else {
            // The collector's image has nothing that could ask, and a restore ends.
            assertThat(service.map("healthcheck"))
                    .containsKey(Set.of("otel-collector", "restore").contains(service.name()) ? "disable" : "test");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobodyStartsBeforeWhatItNeedsIsHealthy(Compose.Service service) {
        assertThat(service.map("depends_on").values())
                .allSatisfy(need -> assertThat(need)
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("condition", "service_healthy"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noContainerGainsRights(Compose.Service service) {
        assertThat(service.list("cap_drop").toString()).isEqualTo("[ALL]");
        assertThat(service.list("security_opt").toString()).isEqualTo("[no-new-privileges:true]");
        assertThat(service.settings()).containsKey("mem_limit").doesNotContainKeys("privileged", "network_mode", "pid");
    }

    @ParameterizedTest
    @MethodSource("own")
    void servicesCannotChangeTheirOwnImage(Compose.Service service) {
        assertThat(service.settings()).containsEntry("read_only", true);
        assertThat(Repository.text("deploy/docker/Dockerfile")).contains("\nUSER 10001:10001\n");
    }

    @ParameterizedTest
    @MethodSource("own")
    void keysThatServicesCannotWriteAreGivenToThem(Compose.Service service) {
        assumeThat(service.always()).as("backups make no keys").isTrue();
        assertThat(service.targets()).containsAll(OwnKeys.of(service.name()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noSecretStandsInTheEnvironment(Compose.Service service) {
        assertThat(service.map("environment")).allSatisfy((name, value) -> {
            if (SECRET.matcher(name).find()) {
                assertThat(String.valueOf(value)).as(name).matches("\\$\\{[A-Z_]+:-}|/run/secrets/.+|/var/lib/.+");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void imagesHaveAVersionAndCanBeReplaced(Compose.Service service) {
        assertThat(service.image()).matches(TAGGED).startsWith("${").doesNotContain("latest");
    }

    @Test
    void theFiveBackupAndRestoreSeeFilesOfTheInstallation() {
        var services = new TreeMap<>(COMPOSE.services());
        services.values().removeIf(service -> !service.image().startsWith("${TRIBAL_IMAGES:-tribal}/"));
        assertThat(services).hasSize(7).allSatisfy((name, service) -> {
            assertThat(service.list("volumes").toString())
                    .contains("./deploy/docker/secrets/files:/etc/tribal/files:ro");
            assertThat(service.map("environment")).containsKey("SPRING_CONFIG_IMPORT");
        });
    }

    @Test
    void settingsOfTheInstallationComeBeforeThoseOfAService(@TempDir Path folder) throws IOException {
        assertThat(setting(folder)).isEqualTo("the service's");

        Files.writeString(folder.resolve("settings.yml"), "tribal.some: the installation's");

        assertThat(setting(folder)).isEqualTo("the installation's");
    }

    /** The setting tribal.some of a service whose own file is in a folder, and whose containers find their files there. */
    private static String setting(Path folder) throws IOException {
        Files.writeString(folder.resolve("service.yml"), "tribal.some: the service's");
        String imports = COMPOSE.services()
                .get("auth-service")
                .map("environment")
                .get("SPRING_CONFIG_IMPORT")
                .toString()
                .replace("/run/secrets/", Files.createDirectories(folder.resolve("secrets")) + "/")
                .replace("/etc/tribal/files/", folder + "/");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "variables",
                        Map.of(
                                "spring.config.import",
                                imports,
                                "spring.config.name",
                                "service",
                                "spring.config.location",
                                "file:" + folder + "/")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment.getProperty("tribal.some");
    }

    @Test
    void kafkaKnowsHowFarAServiceHadReadLongerThanItKeepsWhatExpires() {
        assertThat(COMPOSE.services().get("kafka").map("environment"))
                .containsEntry("KAFKA_OFFSETS_RETENTION_MINUTES", (int)
                        Duration.ofDays(60).toMinutes());
    }

    @Test
    void chromaIsTheVersionOfTheScript() {
        var version = Pattern.compile("version=(.+)").matcher(Repository.text("deploy/chroma/install"));
        assertThat(version.find()).isTrue();
        assertThat(COMPOSE.services().get("vectors").image()).contains("chroma:" + version.group(1) + "}");
        assertThat(COMPOSE.services().get("chroma").image()).contains("chroma:" + version.group(1) + "}");
    }

    @Test
    void backupReadsWhatTheServicesKeepAndRestoreFillsIt() {
        var backup = COMPOSE.services().get("backup");
        assertThat(backup.always()).isFalse();
        assertThat(backup.list("entrypoint").toString()).isEqualTo("[/opt/tribal/command, backup]");
        assertThat(backup.settings()).containsEntry("read_only", true);
        assertThat(backup.map("healthcheck")).containsEntry("test", List.of("CMD", "/opt/tribal/healthy"));
        assertThat(backup.map("environment")).containsEntry("TRIBAL_BACKUP_KEYS_FILE", "/run/secrets/backup-keys");
        var restore = COMPOSE.services().get("restore");
        assertThat(restore.image()).isEqualTo(backup.image());
        assertThat(backup.list("volumes").toString()).contains(":/var/lib/tribal/backups,");
        assertThat(restore.list("volumes").toString()).contains(":/var/lib/tribal/backups:ro,");
        for (String store : List.of("auth", "blobs")) {
            String mount = store + ":/var/lib/tribal/" + store;
            assertThat(backup.list("volumes").toString()).contains(mount + ":ro");
            assertThat(restore.list("volumes").toString()).contains(mount).doesNotContain(mount + ":ro");
        }
        for (var service : List.of("auth-service", "embedding-service")) {
            assertThat(backup.map("environment"))
                    .containsAllEntriesOf(databases(COMPOSE.services().get(service)));
        }
    }

    @Test
    void aRestoreReadsWhereBackupsGoIfNothingElseIsSaid() {
        for (String name : List.of("backup", "restore")) {
            assertThat(COMPOSE.services().get(name).map("environment"))
                    .containsEntry("TRIBAL_BACKUP_TO", "${TRIBAL_BACKUP_TO:-/var/lib/tribal/backups}")
                    .containsEntry(
                            "TRIBAL_BACKUP_FROM", "${TRIBAL_BACKUP_FROM:-${TRIBAL_BACKUP_TO:-/var/lib/tribal/backups}}")
                    .containsEntry("TRIBAL_BACKUP_INCOMPLETE", "${TRIBAL_BACKUP_INCOMPLETE:-false}")
                    .containsKeys("TRIBAL_KAFKA_PARTITIONS", "AWS_SESSION_TOKEN");
            // Without a value, so that they are not there unless somebody sets them.
            assertThat(COMPOSE.services().get(name).map("environment"))
                    .hasEntrySatisfying(
                            "TRIBAL_BACKUP_KEEP", value -> assertThat(value).isNull())
                    .hasEntrySatisfying(
                            "TRIBAL_BACKUP_FULLEVERY",
                            value -> assertThat(value).isNull());
        }
    }

    private static Map<String, Object> databases(Compose.Service service) {
        var databases = new TreeMap<>(service.map("environment"));
        databases.keySet().removeIf(name -> !name.contains("_DATABASE_"));
        assertThat(databases).isNotEmpty();
        return databases;
    }

    @Test
    void everySecretIsAFileOutsideOfTheRepository() {
        assertThat(COMPOSE.secrets().values())
                .allSatisfy(secret -> assertThat(secret.get("file").toString()).startsWith("deploy/docker/secrets/"));
        assertThat(Repository.text(".gitignore")).contains("deploy/docker/secrets/\n");
    }

    @Test
    void noSecretGoesToTheBuildOfAnImage() {
        var context = BuildContext.read();
        assertThat(context.has("deploy/docker/options")).isTrue();
        assertThat(context.has("contracts/src/main/java/dev/tribal/contracts/event/Topics.java"))
                .isTrue();
        assertThat(COMPOSE.secrets().values()).isNotEmpty().allSatisfy(secret -> {
            String file = secret.get("file").toString();
            assertThat(context.has(file)).as(file).isFalse();
        });
        // What make-secrets has half done, and what Compose reads settings from.
        assertThat(context.has("deploy/docker/secrets/.ca.key")).isFalse();
        assertThat(context.has(".env")).isFalse();
    }
}
