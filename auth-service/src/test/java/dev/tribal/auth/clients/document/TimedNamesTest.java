package dev.tribal.auth.clients.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedNamesTest {
    private final CountDownLatch answered = new CountDownLatch(1);
    private final TimedNames names = new TimedNames(new Slow(), Duration.ofMillis(200));

    @AfterEach
    void close() {
        answered.countDown();
        names.close();
    }

    @Test
    void nameServerThatDoesNotAnswerIsGivenUp() throws Exception {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> names.resolve("slow.example"))
                .withMessageContaining("took too long");
        assertThat(names.resolve("quick.example")).hasSize(1);
    }

    @Test
    void nameThatNobodyHasIsUnknown() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> names.resolve("none.example"))
                .withMessageContaining("no address");
    }

    @Test
    void soManySlowNamesAndNoMoreAreWaitedFor() {
        for (int i = 0; i < 16; i++) {
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.resolve("slow.example"));
        }
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> names.resolve("quick.example"))
                .withMessageContaining("try again")
                .matches(refused -> !refused.isLasting());
    }

    /** Cannot be interrupted, as the system's resolver. */
    private final class Slow implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.startsWith("none")) {
                throw new UnknownHostException(host);
            }
            while (host.startsWith("slow") && answered.getCount() > 0) {
                try {
                    answered.await();
                } catch (InterruptedException _) {
                    // Goes on waiting.
                }
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
