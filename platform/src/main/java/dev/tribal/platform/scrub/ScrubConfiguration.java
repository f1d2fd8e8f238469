package dev.tribal.platform.scrub;

import dev.tribal.platform.secret.InstallationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scrubbing for a process, whichever of its services use it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScrubSettings.class)
public class ScrubConfiguration {
    @Bean
    Scrubbing scrubbing(ScrubSettings settings) {
        List<ScrubRule> rules = new ArrayList<>();
        if (settings.rulesFile() != null) {
            // Whoever writes a rule knows more about his secrets than we do.
            rules.addAll(RuleFile.in(settings.rulesFile()));
        }
        rules.addAll(RuleFile.builtIn());
        Set<ScrubRule.Option> options = settings.options();
        return new Scrubbing(
                rules,
                rule -> rule.option() == null || options.contains(rule.option()),
                InstallationKey.of(settings.key(), "tribal.scrub.key", settings.keyFile()));
    }
}
