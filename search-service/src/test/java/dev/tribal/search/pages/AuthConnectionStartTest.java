package dev.tribal.search.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.platform.http.Neighbours;
import dev.tribal.platform.security.SecuritySettings;
import dev.tribal.search.pages.session.AuthAddress;
import dev.tribal.search.pages.session.AuthConnection;
import dev.tribal.search.pages.session.PagesSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

class AuthConnectionStartTest {
    @TempDir
    private Path folder;

    @Test
    void singleProcessStartsWithoutTheCertificatesOfAnAuthority() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        SslAutoConfiguration.class,
                        HttpClientAutoConfiguration.class,
                        ImperativeHttpClientAutoConfiguration.class,
                        RestClientAutoConfiguration.class))
                .withUserConfiguration(OneProcess.class)
                .withPropertyValues(
                        "spring.ssl.bundle.pem.tribal-clients.truststore.certificate=file:" + folder + "/ca.crt",
                        "spring.http.clients.ssl.bundle=tribal-clients",
                        "local.server.port=8080")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThatThrownBy(() -> context.getBean(RestClient.Builder.class))
                            .hasStackTraceContaining("ca.crt");
                    assertThat(context.getBean(AuthConnection.class).get()).isNotNull();
                });
    }

    /** The connection as the pages have it. */
    @Configuration(proxyBeanMethods = false)
    static class OneProcess {
        @Bean
        AuthConnection auth(
                Environment environment,
                ObjectProvider<RestClient.Builder> http,
                ObjectProvider<Neighbours> neighbours,
                ObjectProvider<RestClientCustomizer> customizers,
                ObjectProvider<SslBundles> certificates) {
            var settings = new PagesSettings(Path.of("pages-key"), null, null, Duration.ofHours(1), 1, 1);
            var address = new AuthAddress(settings, new SecuritySettings("tribal", "tribal", null), environment);
            return new PagesConfiguration().pagesAuthConnection(address, http, neighbours, customizers, certificates);
        }
    }
}
