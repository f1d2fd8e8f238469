package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** Runs the only step of deploy/ci/github/action.yml as a runner of GitHub does, on Linux. */
final class GithubAction {
    private static final Path FOLDER = Project.root().resolve("deploy/ci/github");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([a-z._-]+) *}}");

    private final Map<String, ?> inputs;
    private final Map<?, ?> step;

    GithubAction() {
        try {
            Map<String, Map<String, ?>> action = new Yaml().load(Files.readString(FOLDER.resolve("action.yml")));
            inputs = action.get("inputs");
            List<?> steps = (List<?>) action.get("runs").get("steps");
            assertThat(steps).hasSize(1);
            step = (Map<?, ?>) steps.getFirst();
            assertThat(step.get("shell")).isEqualTo("bash");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param workspace the folder of the job
     * @param job what the environment of the job has besides
     * @param with what the workflow gives to the action
     */
    Running run(Path workspace, Map<String, String> job, Map<String, String> with) throws IOException {
        Map<String, String> environment = new HashMap<>(job);
        ((Map<?, ?>) step.get("env"))
                .forEach((name, value) -> environment.put(name.toString(), evaluated(value.toString(), with)));
        Path script =
                Files.writeString(workspace.resolve("step.sh"), step.get("run").toString());
        return Running.start(
                workspace,
                environment,
                List.of("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script.toString()));
    }

    private String evaluated(String text, Map<String, String> with) {
        return EXPRESSION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), with)));
    }

    private String value(String name, Map<String, String> with) {
        return switch (name) {
            case "github.action_path" -> FOLDER.toString();
            case "runner.os" -> "Linux";
            default -> {
                String input = name.substring("inputs.".length());
                Map<?, ?> declared = (Map<?, ?>) inputs.get(input);
                assertThat(declared).as(name).isNotNull();
                yield with.containsKey(input)
                        ? with.get(input)
                        : evaluated(String.valueOf(declared.get("default")), with);
            }
        };
    }
}
