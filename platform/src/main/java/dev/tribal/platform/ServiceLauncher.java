package dev.tribal.platform;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service as a process of its own, with the shared defaults below its own settings. */
public final class ServiceLauncher {
    private ServiceLauncher() {}

    /**
     * Runs until the process is told to stop.
     *
     * @param application the service's application class
     * @param name its module, which is the name of its settings file
     */
    public static ConfigurableApplicationContext run(Class<?> application, String name, String... args) {
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(Map.of("spring.config.name", "tribal-defaults," + name));
        return spring.run(args);
    }
}
