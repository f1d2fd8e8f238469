package dev.tribal.embedding;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** How a command works on the stores that the settings of the service name, while the service is stopped. */
public final class OfflineCommand {
    private final PrintStream out;
    private final Class<?>[] sources;

    /**
     * @param out gets the sentence that says why it could not be done
     * @param sources configurations with what the command needs
     */
    public OfflineCommand(PrintStream out, Class<?>... sources) {
        this.out = out;
        this.sources = sources.clone();
    }

    /**
     * Does the work once, without waiting for a store that is away.
     *
     * @param args settings, as for the service
     * @param work returns the exit status
     * @return the exit status; 1 if it could not be done
     */
    public int run(String[] args, ToIntFunction<ApplicationContext> work) {
        var application = new SpringApplication(sources);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("spring.config.name", "tribal-defaults,embedding-service"));
        // The command itself says what is wrong.
        var quiet = Stream.concat(Stream.of("--logging.level.root=off"), Stream.of(args));
        try (var context = application.run(quiet.toArray(String[]::new))) {
            return work.applyAsInt(context);
        } catch (RuntimeException e) {
            out.println("tribal: "
                    + Refusals.sentence(e)
                            .orElseGet(() ->
                                    NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
            return 1;
        }
    }
}
