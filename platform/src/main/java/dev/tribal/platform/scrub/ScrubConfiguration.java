package dev.tribal.platform.scrub;

import dev.tribal.platform.secret.OwnerOnlyFile;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
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
        return new Scrubbing(rules, rule -> rule.option() == null || options.contains(rule.option()), key(settings));
    }

    private static byte[] key(ScrubSettings settings) {
        if (settings.key() != null) {
            return ScrubSettings.bytes(settings.key(), "tribal.scrub.key");
        }
        String text = new OwnerOnlyFile(settings.keyFile()).readOrCreate(ScrubConfiguration::newKey);
        return ScrubSettings.bytes(text, settings.keyFile().toString());
    }

    private static String newKey() {
        byte[] bytes = new byte[ScrubSettings.KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
