package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class UploadMemoryTest {
    private final UploadMemory memory = new UploadMemory(1000);

    @Test
    void whoFindsNoRoomIsTurnedAwayAndMakesRoomForTheOthers() {
        try (var first = memory.open()) {
            first.add(600);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> {
                        try (var second = memory.open()) {
                            second.add(300);
                            second.add(300);
                        }
                    })
                    .matches(problem -> problem.is(ProblemType.UNAVAILABLE))
                    .matches(problem -> problem.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER));
            first.add(400);
        }
        try (var third = memory.open()) {
            third.add(1000);
        }
    }

    @Test
    void whatNeverFitsIsNotAskedForAgain() {
        try (var share = memory.open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> share.add(1001))
                    .matches(problem -> problem.is(ProblemType.CONTENT_TOO_LARGE));
        }
    }

    @Test
    void roomThatIsRefusedIsNotTaken() {
        try (var first = memory.open();
                var second = memory.open()) {
            first.add(600);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> second.add(500));
            first.add(400);
        }
    }

    @Test
    void whatIsHeldInAllIsTakenOnce() {
        try (var share = memory.open()) {
            share.atLeast(700);
            share.atLeast(200);
            share.atLeast(1000);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> share.add(1));
        }
    }

    @Test
    void aValueOfThreeBytesTakesAHundred() {
        byte[] json = "{\"x\":[{},{},{},{}]}".getBytes(StandardCharsets.UTF_8);
        var wide = new UploadMemory(4L * json.length + 100 * 5);
        try (var share = wide.open()) {
            share.addJson(json);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> share.add(1));
        }
    }

    @Test
    void aBodyThatIsHeldTakesRoomForItsValuesAsItIsRead() throws IOException {
        byte[] json = "[1,2,3]".getBytes(StandardCharsets.UTF_8);
        var wide = new UploadMemory(4L * json.length + 100 * 3);
        try (var share = wide.open()) {
            InputStream body = share.held(new ByteArrayInputStream(json));
            assertThat(body.read()).isEqualTo('[');
            assertThat(body.readAllBytes()).hasSize(6);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> share.add(1));
        }
    }

    @Test
    void aBodyTakesRoomAsItIsRead() throws IOException {
        try (var share = memory.open()) {
            InputStream body = share.counting(new ByteArrayInputStream(new byte[250]), 4);
            assertThat(body.read()).isZero();
            assertThat(body.readAllBytes()).hasSize(249);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> memory.open().add(1));
        }
    }
}
