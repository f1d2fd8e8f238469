package dev.tribal.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class HeaderSizeIT {
    @Autowired
    private Http http;

    @Test
    void headersOverTheLimitAreRefusedBeforeOurCodeSeesThem() throws Exception {
        assertThat(http.get("/open", "X-Long", "x".repeat(30_000)).status()).isEqualTo(200);
        http.get("/open", "X-Long", "x".repeat(80_000)).isProblem(ProblemType.INVALID_REQUEST);
    }

    @Test
    void queryOverTheLimitIsRefusedBeforeOurCodeSeesIt() throws Exception {
        http.get("/open?query=" + "x".repeat(80_000)).isProblem(ProblemType.INVALID_REQUEST);
    }
}
