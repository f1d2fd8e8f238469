package dev.tribal.auth;

import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.ServiceLauncher;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** auth-service as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, AuthConfiguration.class})
public class AuthApplication {
    public static void main(String[] args) {
        ServiceLauncher.run(AuthApplication.class, "auth-service", args);
    }
}
