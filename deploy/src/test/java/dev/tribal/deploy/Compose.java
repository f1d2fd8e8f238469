package dev.tribal.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The Compose file, with its anchors resolved and its variables as they stand. */
record Compose(Map<String, Service> services, Map<String, Map<String, Object>> secrets) {
    static Compose read() {
        Map<String, Object> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.text("docker-compose.yml"));
        var services = new TreeMap<String, Service>();
        map(file.get("services")).forEach((name, settings) -> services.put(name, new Service(name, map(settings))));
        var secrets = new TreeMap<String, Map<String, Object>>();
        map(file.get("secrets")).forEach((name, settings) -> secrets.put(name, map(settings)));
        return new Compose(services, secrets);
    }

    /** Those that are images of ours. */
    List<Service> own() {
        return services.values().stream()
                .filter(service -> service.settings.containsKey("build"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    /** One container. */
    record Service(String name, Map<String, Object> settings) {
        List<?> list(String key) {
            return (List<?>) settings.getOrDefault(key, List.of());
        }

        Map<String, Object> map(String key) {
            return Compose.map(settings.get(key));
        }

        /** Under which names secrets are there. */
        List<String> targets() {
            return list("secrets").stream()
                    .filter(Map.class::isInstance)
                    .map(secret -> Compose.map(secret).get("target").toString())
                    .toList();
        }

        String image() {
            return settings.get("image").toString();
        }

        boolean always() {
            return list("profiles").isEmpty();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
