package dev.tribal.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final String LINE = "MIIEowIBAAKCAQEAzVn7q2MIIEowIBAAKCAQEAzVn7q2MIIEowIBAAKCAQEAzVn7";

    @Test
    void aKeyIsTakenOutWithItsHeaders() {
        assertThat(without("""
                before
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00

                %1$s
                %1$s
                zVn7q2==
                -----END RSA PRIVATE KEY-----
                after
                """.formatted(LINE))).isEqualTo("before|[private key]|after");
    }

    @Test
    void aHeaderWithoutAKeyTakesNothingElse() {
        assertThat(without("""
                secret starts with -----BEGIN RSA PRIVATE KEY-----
                Compiling the shop
                cart.c:1:2: error: no
                """)).isEqualTo("secret starts with [private key]|Compiling the shop|cart.c:1:2: error: no");
    }

    @Test
    void aKeyThatDoesNotEndTakesNoMoreThanItsLines() {
        assertThat(without("""
                -----BEGIN EC PRIVATE KEY-----
                %1$s
                zVn7q2==
                FAILED
                BUILD FAILED
                """.formatted(LINE))).isEqualTo("[private key]|FAILED|BUILD FAILED");
    }

    @Test
    void wordsBeforeEachLineDoNotHideIt() {
        assertThat(without("""
                deploy> -----BEGIN PRIVATE KEY-----
                deploy> %1$s
                12:01 out %1$s
                deploy> zVn7
                deploy> done with it
                """.formatted(LINE))).isEqualTo("deploy> [private key]|deploy> done with it");
    }

    @Test
    void aLineOfSomethingElseBetweenThoseOfAKeyIsKeptAndTheRestOfTheKeyIsNot() {
        assertThat(without("""
                -----BEGIN RSA PRIVATE KEY-----
                %1$s
                Compiling work/Shop2/src/main/java/shop/Http2ConnectionPoolTest
                %1$s
                FAILED
                %1$s
                zVn7q2==
                -----END RSA PRIVATE KEY-----
                after
                """.formatted(LINE)))
                .isEqualTo("[private key]"
                        + "|Compiling work/Shop2/src/main/java/shop/Http2ConnectionPoolTest|FAILED|after");
    }

    @Test
    void aKeyInSourceCodeIsTakenOut() {
        assertThat(without("""
                String key = "-----BEGIN PRIVATE KEY-----\\n" +
                    "%1$s\\n" +
                    "%1$s\\n" +
                    "zVn7q2==\\n" +
                    "-----END PRIVATE KEY-----";
                """.formatted(LINE))).isEqualTo("String key = \"[private key]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d:", "%6d\t", "%d-", "src/key.pem:%d:"})
    void lineNumbersDoNotHideAKey(String number) {
        String text = Stream.of("-----BEGIN PRIVATE KEY-----", LINE, LINE, "zVn7q2", "-----END PRIVATE KEY-----")
                .collect(Collectors.joining("\n"));
        var numbered = new StringBuilder();
        int line = 12;
        for (String each : text.split("\n", -1)) {
            numbered.append(number.formatted(line++)).append(each).append('\n');
        }
        assertThat(without(numbered.toString())).doesNotContain("MIIE", "AzVn7");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 63})
    void aKeyIsTakenOutHoweverItIsWrapped(int columns) {
        byte[] bytes = new byte[1200];
        new Random(3).nextBytes(bytes);
        String key = Base64.getMimeEncoder(columns / 4 * 4, new byte[] {'\n'}).encodeToString(bytes);
        assertThat(without("-----BEGIN PRIVATE KEY-----\n" + key + "\nFAILED\n"))
                .isEqualTo("[private key]|FAILED");
    }

    @Test
    void headersAloneTakeNoOrdinaryLines() {
        String log = """
                3f786850e387550fdab836ed7e6dc881de23001b
                at org.apache.catalina.core.ApplicationFilterChain.internalDoFilter(ApplicationFilterChain.java:166)
                FAILURE
                /opt/hostedtoolcache/Python/site/packages/Flask3/Application
                ShoppingCartHttp2IntegrationTest
                ////////////////////////////////////
                Version: 3
                digest: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
                Java8
                """;
        assertThat(without("found -----BEGIN RSA PRIVATE KEY----- in a file\n" + log))
                .isEqualTo("found [private key]|" + log.strip().replace("\n", "|"));
    }

    private static String without(String text) {
        var keys = new PrivateKeys();
        return text.lines().map(keys::without).filter(line -> !line.isEmpty()).collect(Collectors.joining("|"));
    }
}
