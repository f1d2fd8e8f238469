package dev.tribal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Keys that a service makes for itself where it can write to its data folder, and has to be told where it cannot. */
final class OwnKeys {
    private static final String FILE = "${tribal.data-dir}/secrets/";
    private static final Pattern KEY = Pattern.compile(Pattern.quote(FILE) + "[a-z-]+\n +key: \\$\\{(\\w+):}");
    /** Who takes texts in hides what is secret in them, by the key among the settings of all. */
    private static final Set<String> SCRUBBING = Set.of("ingest-service", "embedding-service");

    private OwnKeys() {}

    /** The variables that say them, of a module that is a service. */
    static Set<String> of(String service) {
        var variables = new TreeSet<>(in(service + "/src/main/resources/" + service + ".yml"));
        if (SCRUBBING.contains(service)) {
            variables.addAll(in("platform/src/main/resources/tribal-defaults.yml"));
        }
        return variables;
    }

    private static Set<String> in(String file) {
        String settings = Repository.text(file);
        var variables = new TreeSet<String>();
        KEY.matcher(settings).results().forEach(key -> variables.add(key.group(1)));
        assertThat(variables)
                .as("each file of a key in %s can be replaced by a variable, in the next line", file)
                .hasSize(settings.split(Pattern.quote(FILE), -1).length - 1);
        return variables;
    }
}
