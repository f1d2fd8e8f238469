package dev.tribal.ingest.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfrastructureFaultsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    java.net.SocketTimeoutException  | Read timed out                                    | timeout
                    TimeoutError                     | page.goto: 30000ms exceeded                       | timeout
                    Error                            | connect ECONNREFUSED 127.0.0.1:5432               | network
                    requests.ConnectionError         | [Errno -3] Temporary failure in name resolution   | network
                    HTTPError                        | 429 Client Error: Too Many Requests for url       | rate-limit
                    CiJobFailed                      | The runner has received a shutdown signal.        | runner
                    OSError                          | [Errno 28] No space left on device                | disk
                    CiJobFailed                      | Process completed with exit code 137.             | memory
                    """)
    void faultsOfWhatARunNeedsAreToldByWhatTheySay(String type, String message, String fault) {
        assertThat(faultOf(type, message, null)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    java.lang.NullPointerException | Cannot invoke "Cart.total()" because "cart" is null
                    AssertionError                 | expected: 3 but was: 4
                    TypeError                      | unknown option: timeout
                    CiJobFailed                    | Process completed with exit code 1.
                    """)
    void faultsOfTheCodeAreNone(String type, String message) {
        assertThat(faultOf(type, message, null)).isNull();
    }

    @Test
    void ofATraceOnlyTheBeginningSaysWhatHappened() {
        assertThat(faultOf("E", "it failed", "E: Connection refused")).isEqualTo("network");
        assertThat(faultOf("E", "it failed", "E\n" + " ".repeat(300) + "Connection refused"))
                .isNull();
    }

    private static @Nullable String faultOf(String type, String message, @Nullable String trace) {
        return InfrastructureFaults.of(
                new NewError(type, new ErrorContext(null, null, message, null, trace, null), null, null, null));
    }
}
