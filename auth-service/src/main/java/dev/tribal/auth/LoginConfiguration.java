package dev.tribal.auth;

import dev.tribal.auth.AuthConfiguration.AuthDatabase;
import dev.tribal.auth.audit.Trail;
import dev.tribal.auth.authorization.AuthorizationChain;
import dev.tribal.auth.login.BoundedPasswords;
import dev.tribal.auth.login.FirstAdmin;
import dev.tribal.auth.login.LoginChain;
import dev.tribal.auth.login.LoginPage;
import dev.tribal.auth.login.LoginSettings;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.ReturnCookie;
import dev.tribal.auth.login.SignInTrail;
import dev.tribal.auth.login.federation.Federation;
import dev.tribal.auth.login.federation.FederationSettings;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import dev.tribal.platform.security.StrangersChain;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.web.SecurityFilterChain;

/** People and the pages that they see. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginSettings.class, FederationSettings.class})
@Import(LoginPage.class)
class LoginConfiguration {
    @Bean
    AccessRules loginAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, LoginChain.LOGIN),
                AccessRules.open(HttpMethod.POST, LoginChain.LOGIN).as(Load.SIGN_IN),
                AccessRules.open(HttpMethod.POST, LoginChain.LOGOUT),
                AccessRules.open(HttpMethod.GET, LoginChain.CONSENT),
                AccessRules.open(HttpMethod.GET, Federation.BEGIN + "*"),
                AccessRules.open(HttpMethod.GET, Federation.BACK + "*"));
    }

    @Bean
    People people(AuthDatabase database) {
        return new People(database.database(), Clock.systemUTC());
    }

    @Bean
    ReturnCookie signInReturn() {
        return new ReturnCookie(AuthorizationChain.AUTHORIZE, LoginChain.CONSENT);
    }

    @Bean
    SmartInitializingSingleton firstAdmin(People people, LoginSettings settings, AuthSettings auth) {
        return settings.adminPasswordFile() == null
                ? () -> {}
                : new FirstAdmin(
                        people,
                        PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                        settings.adminPasswordFile(),
                        auth.firstKeyTenant());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain loginChain(
            HttpSecurity http,
            StrangersChain strangers,
            People people,
            FederationSettings federation,
            ReturnCookie back,
            Trail authTrail,
            MeterRegistry meters) {
        return LoginChain.of(
                http,
                strangers,
                people,
                new BoundedPasswords(
                        PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                        Runtime.getRuntime().availableProcessors()),
                new Federation(federation, people),
                new SignInTrail(authTrail, people, meters),
                back);
    }
}
