package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Codes and refresh tokens are good once. */
class RefreshTokensIT extends SignedInIT {
    @Test
    void codeIsGoodOnceAndASecondUseEndsWhatCameOfTheFirst() throws Exception {
        String code = CodeFlow.code(person, CodeFlow.request());
        HttpResponse<String> first = CodeFlow.redeem(program, code, CodeFlow.VERIFIER);
        assertThat(CodeFlow.redeem(program, code, CodeFlow.VERIFIER).statusCode())
                .isEqualTo(400);
        assertThat(CodeFlow.refresh(program, refreshToken(first)).statusCode()).isEqualTo(400);
    }

    @Test
    void refreshTokenIsGoodOnceAndAReplayEndsTheFamily() throws Exception {
        HttpResponse<String> first =
                CodeFlow.redeem(program, CodeFlow.code(person, CodeFlow.request()), CodeFlow.VERIFIER);
        HttpResponse<String> second = CodeFlow.refresh(program, refreshToken(first));
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        assertThat(whoAmI(access(second))).isEqualTo(200);
        HttpResponse<String> third = CodeFlow.refresh(program, refreshToken(second));
        assertThat(third.statusCode()).isEqualTo(200);

        HttpResponse<String> replay = CodeFlow.refresh(program, refreshToken(first));

        assertThat(replay.statusCode()).isEqualTo(400);
        assertThat(Browser.json(replay).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(CodeFlow.refresh(program, refreshToken(third)).statusCode()).isEqualTo(400);
    }

    @Test
    void refreshTokenOfOneClientIsOfNoUseToAnother() throws Exception {
        HttpResponse<String> first =
                CodeFlow.redeem(program, CodeFlow.code(person, CodeFlow.request()), CodeFlow.VERIFIER);
        HttpResponse<String> other = program.post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(first)),
                "Authorization",
                basic("batch", "0123456789abcdef0123456789abcdef"));
        assertThat(other.statusCode()).isEqualTo(400);
    }

    @Test
    void revokedRefreshTokenIsOfNoUse() throws Exception {
        HttpResponse<String> first =
                CodeFlow.redeem(program, CodeFlow.code(person, CodeFlow.request()), CodeFlow.VERIFIER);
        HttpResponse<String> revoked =
                program.post("/oauth2/revoke", Map.of("token", refreshToken(first), "client_id", "cli"));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(CodeFlow.refresh(program, refreshToken(first)).statusCode()).isEqualTo(400);
    }
}
