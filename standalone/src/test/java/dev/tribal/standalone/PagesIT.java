package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.keys.ApiKeys;
import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the pages give to whom, asked without a browser. */
@ExtendWith(PagesProduct.Started.class)
@InThisProcess
class PagesIT {
    private static PagesProduct product;

    @BeforeAll
    static void start(PagesProduct started) {
        product = started;
    }

    @Test
    void strangersAreSentToTheSignInPageAndComeBackToWhatTheyWanted() {
        var stranger = Visitor.stranger(product.url());

        HttpResponse<String> answer = stranger.get("/ui/errors?project=shop");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(answer)).isEqualTo("/ui/sign-in?to=%2Fui%2Ferrors%3Fproject%3Dshop");
        assertThat(stranger.get(Visitor.location(answer)).body()).contains("value=\"/ui/errors?project=shop\"");
        assertThat(Visitor.location(stranger.get("/"))).isEqualTo("/ui/errors");
    }

    @Test
    void programsWithoutASessionGetAProblem() {
        assertThat(product.tribal().asStranger().get("/ui/errors").status()).isEqualTo(401);
        assertThat(product.admin().get("/ui/errors").status())
                .as("a key is for the API")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/ui/",
                "//evil.example/ui/",
                "/ui/../../evil",
                "/\\evil.example",
                "javascript:alert(1)",
                "/login",
                "/ui/sign-out"
            })
    void signInLeadsToOurPagesOnly(String to) {
        var visitor = Visitor.stranger(product.url());
        var form = Map.of("key", product.reader().key(), "_form", visitor.formToken("/ui/sign-in"), "to", to);

        String next = Visitor.location(visitor.post("/ui/sign-in", form));

        assertThat(next).startsWith("/ui/").doesNotContain("sign-out");
    }

    @Test
    void keyThatIsNotValidSignsNobodyIn() {
        var visitor = Visitor.stranger(product.url());
        String token = visitor.formToken("/ui/sign-in");

        HttpResponse<String> wrong = visitor.post("/ui/sign-in", Map.of("key", "tribal_0.x", "_form", token));

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("not a valid one");
        assertThat(visitor.post("/ui/sign-in", Map.of("key", product.reader().key()))
                        .statusCode())
                .as("a form of no page of ours")
                .isEqualTo(401);
        assertThat(visitor.get("/ui/errors").statusCode()).isEqualTo(303);
    }

    @Test
    void readerIsOfferedNoChangeAndMayNotMakeOne() {
        var reader = Visitor.with(product.reader());

        HttpResponse<String> page = reader.get(product.cartPage());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Start every session with an empty cart")
                .doesNotContain("action=\"/ui/errors/");
        for (String form : List.of(
                "/standing",
                "/solutions",
                "/outcomes",
                "/merges",
                "/splits",
                "/kept-apart",
                "/kept-apart-no-longer",
                "/deletion")) {
            assertThat(reader.submit(product.cartPage() + form, Map.of("state", "closed"))
                            .statusCode())
                    .as(form)
                    .isEqualTo(403);
        }
    }

    @Test
    void changesAreMadeByTheOtherServicesAndShownAtOnce() {
        var solver = Visitor.with(product.tribal().as(PagesProduct.TENANT, Role.SOLVER));
        String page = "/ui/errors/" + product.reported("PagesChangeError", "to be changed");

        solver.submit(page + "/solutions", Map.of("description", "Turn it off and on"));
        String changed = Visitor.location(solver.submit(
                page + "/standing",
                Map.of("state", "in_progress", "priority", "high", "labels", "a, b", "assignee", "ada")));

        assertThat(solver.get(changed).body())
                .contains(
                        "in progress", "Turn it off and on", "value=\"a, b\"", "value=\"ada\"", "The error is changed")
                .as("its history")
                .contains("State: in progress", "Priority: high", "Assigned to ada", "Labels: a, b");
        String deleted = Visitor.location(solver.submit(page + "/deletion", Map.of()));
        assertThat(deleted).startsWith("/ui/errors?");
        assertThat(solver.get(deleted).body()).contains("The error is deleted");
        assertThat(solver.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void errorsAreMergedAndTakenApart() {
        var solver = Visitor.with(product.tribal().as(PagesProduct.TENANT, Role.SOLVER));
        String whole = "/ui/errors/" + product.reported("PagesWholeError", "the whole");
        String part = product.reported("PagesPartError", "the part");

        HttpResponse<String> refused = solver.submit(whole + "/merges", Map.of("part", "the other one"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("must be the id of an error");
        String address = product.url() + "/ui/errors/" + part + "?done=changed";
        String merged = Visitor.location(solver.submit(whole + "/merges", Map.of("part", address)));

        assertThat(solver.get(merged).body())
                .contains("Merged into this one", part.substring(0, 8))
                .contains("Merged with another error (<a href=\"/ui/errors/%s\">".formatted(part));
        assertThat(Visitor.location(solver.get("/ui/errors/" + part))).startsWith(whole);
        String split = Visitor.location(solver.submit(whole + "/splits", Map.of("part", part)));
        assertThat(solver.get(split).body()).doesNotContain("Merged into this one");
        String other = " (<a href=\"%s\">".formatted(whole);
        assertThat(solver.get("/ui/errors/" + part).body())
                .contains("Kept apart from 1 other error")
                .contains("Merged with another error" + other, "Taken apart again" + other);
        assertThat(solver.submit(whole + "/merges", Map.of("part", part)).statusCode())
                .isEqualTo(409);
        String undone = Visitor.location(solver.submit(whole + "/kept-apart-no-longer", Map.of("other", part)));
        assertThat(solver.get(undone).statusCode()).isEqualTo(200);
        assertThat(solver.get("/ui/errors/" + part).body()).doesNotContain("Kept apart from");
        String apart = Visitor.location(solver.submit(whole + "/kept-apart", Map.of("other", part)));
        assertThat(solver.get(apart).body()).contains("Kept apart from 1 other error", "not suggested any more");
        String overridden =
                Visitor.location(solver.submit(whole + "/merges", Map.of("part", part, "override", "true")));
        assertThat(solver.get(overridden).body()).contains("Merged into this one");
        solver.submit(whole + "/splits", Map.of("part", part));
        assertThat(solver.get("/ui/errors/" + part).statusCode()).isEqualTo(200);
    }

    @Test
    void separatedReportsAreToldOnBothPagesAndBroughtBackFromEither() {
        Http api = product.tribal().as(PagesProduct.TENANT, Role.SOLVER);
        var solver = Visitor.with(api);
        for (boolean fromTheOther : List.of(false, true)) {
            String tool = Reports.word();
            String one = product.reported("PagesToolError", "%s ended with exit code 28".formatted(tool));
            product.reported("PagesToolError", "%s ended with exit code 137".formatted(tool));
            String other = api.post(
                            "/api/v1/errors/%s/separations".formatted(one), Map.of("context", 1), "Prefer", "wait=30")
                    .json()
                    .at("/grouping/separated/0/error_id")
                    .asString();

            String separated = "Some reports separated into an error of their own (<a href=\"/ui/errors/%s\">";
            assertThat(solver.get("/ui/errors/" + one).body())
                    .contains("Kept apart from 1 other error", separated.formatted(other));
            assertThat(solver.get("/ui/errors/" + other).body())
                    .contains("Kept apart from 1 other error", separated.formatted(one));
            String back = Visitor.location(solver.submit(
                    "/ui/errors/%s/kept-apart-no-longer".formatted(fromTheOther ? other : one),
                    Map.of("other", fromTheOther ? one : other)));
            assertThat(back).startsWith("/ui/errors/" + one);
            assertThat(solver.get(back).body())
                    .contains("Separated reports brought back", "are of this error again")
                    .doesNotContain("Kept apart from");
        }
    }

    @Test
    void valuesOfAMessageAreMarkedAsFingerprintsSeeThem() {
        String page =
                "/ui/errors/" + product.reported("PagesValueError", "queue of 'a&b' is 'not open here' after 30 tries");

        assertThat(Visitor.with(product.reader()).get(page).body())
                .contains("queue of <mark title=\"Differs from report to report\">'a&amp;b'</mark> is")
                .contains("<mark title=\"Differs from report to report\">30</mark> tries")
                .doesNotContain(">'not open here");
    }

    @Test
    void whatCannotBeSeenIsMarkedWhereItIsReadAndKeptWhereItIsSentBack() {
        String page =
                "/ui/errors/" + product.reported("PagesHidden\u202EError", "\u001B[31mFAIL\u001B[0m of <b>\u2066 cart");
        var admin = Visitor.with(product.admin());
        admin.submit(
                page + "/solutions",
                Map.of("description", "Run it", "code_fix", "+ a\u202Eb", "verify", "mvn test\u2067 ; rm"));
        String shown = Visitor.location(admin.submit(page + "/standing", Map.of("assignee", "ada\u200B")));

        String mark = "<span class=\"unseen\">⟨%s⟩</span>";
        assertThat(admin.get(shown).body())
                .contains("PagesHidden" + mark.formatted("U+202E") + "Error")
                .contains("<title>PagesHidden⟨U+202E⟩Error")
                .contains(mark.formatted("ESC[31m") + "FAIL" + mark.formatted("ESC[0m") + " of &lt;b&gt;")
                .contains("+ a" + mark.formatted("U+202E") + "b", "mvn test" + mark.formatted("U+2067") + " ; rm")
                .contains("value=\"ada\u200B\"", "Assigned to ada" + mark.formatted("U+200B"))
                .doesNotContain("\u202E", "\u2066", "\u2067", "\u001B");
        assertThat(admin.get("/ui/errors?project=nothing&q=a%E2%80%AE").body())
                .as("what was searched is searched again")
                .contains(">a\u202E</textarea>");
    }

    @Test
    void keyThatIsMadeOnThePageEndsAfterNinetyDaysUnlessSomethingElseIsAskedFor() {
        var admin = Visitor.with(product.admin());

        String page = admin.submit("/ui/keys", Map.of("name", "CI of the shop", "role", "reporter", "project", "shop"))
                .body();

        assertThat(page).contains("Here is the new key");
        JsonNode made = product.admin()
                .get("/api/v1/api-keys")
                .json()
                .path("keys")
                .valueStream()
                .filter(key -> key.path("name").asString().equals("CI of the shop"))
                .findFirst()
                .orElseThrow();
        assertThat(made.path("projects").path(0).asString()).isEqualTo("shop");
        assertThat(Instant.parse(made.path("expires_at").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(90)));
        assertThat(admin.submit("/ui/keys", Map.of("name", "x", "role", "reader", "days", "0"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoIsRemovedLeavesKeysThatAreNamedOrTakesThemAlong() {
        var admin = Visitor.with(product.admin());
        String key = member("corp:leaver");
        assertThat(admin.get("/ui/keys").body()).contains("Made by", "<td>corp:leaver</td>");

        String kept = Visitor.location(admin.submit("/ui/members/removal", Map.of("name", "corp:leaver")));
        assertThat(admin.get(kept).body()).contains("API keys that they made are still good");
        assertThat(new Http(product.url(), key).get("/api/v1/status").status()).isEqualTo(200);

        String another = member("corp:leaver");
        String ended =
                Visitor.location(admin.submit("/ui/members/removal", Map.of("name", "corp:leaver", "keys", "revoke")));
        assertThat(admin.get(ended).body()).contains("the API keys that they made are revoked");
        assertThat(new Http(product.url(), another).get("/api/v1/status").status())
                .isEqualTo(401);
    }

    @Test
    void keyIsRevokedByASecondPressUnlessItsTimeIsOver() {
        key("still good", "corp:keeper", null);
        key("long over", "corp:keeper", Instant.now().minus(Duration.ofDays(1)));

        String page = Visitor.with(product.admin()).get("/ui/keys").body();

        assertThat(page)
                .contains(
                        "<summary aria-label=\"Revoke still good\">", "It was never used", "Revoke still good for good")
                .doesNotContain("Revoke long over")
                .containsPattern("long over(?s:.){0,400}<span class=\"badge failed\">expired</span>");
    }

    /** Makes somebody who can sign in, and a key as they make it. */
    private static String member(String name) {
        product.tribal().context().getBean(People.class).remember(new Person(name, PagesProduct.TENANT, Role.READER));
        return key("of " + name, name, null);
    }

    private static String key(String name, String maker, @Nullable Instant end) {
        var order = new KeyOrder(
                PagesProduct.TENANT, name, null, Role.READER.scopes(), List.of(), maker, end, Source.HUMAN);
        return product.tribal().context().getBean(ApiKeys.class).create(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/ui/signed-in", "https://evil.example/ui/signed-in", "http://127.0.0.1:1/x"})
    void codeForThePagesGoesNowhereElse(String address) {
        String ask = "/oauth2/authorize?response_type=code&client_id=tribal-pages&scope=errors:read&state=s"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=";
        var stranger = Visitor.stranger(product.url());

        assertThat(stranger.get(ask + address).statusCode()).isEqualTo(400);
        assertThat(Visitor.location(stranger.get(ask + product.url() + "/ui/signed-in")))
                .endsWith("/login");
    }

    @Test
    void errorOfAnotherTenantIsNotThere() {
        var other = Visitor.with(product.tribal().as("globex"));

        HttpResponse<String> its = other.get(product.cartPage());
        HttpResponse<String> none = other.get("/ui/errors/" + UUID.randomUUID());

        assertThat(its.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(its.body()).doesNotContain("Cart");
        assertThat(other.get("/ui/errors?q=Cannot+invoke+Cart.total").body()).doesNotContain("NullPointerException");
        assertThat(other.get("/ui/errors").body()).contains("No error has been reported yet");
        assertThat(other.submit(product.cartPage() + "/standing", Map.of("state", "closed"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void cookiesAreClosedToScriptsAndOtherSites() {
        var visitor = Visitor.stranger(product.url());
        var form = Map.of("key", product.reader().key(), "_form", visitor.formToken("/ui/sign-in"));

        List<String> cookies = visitor.post("/ui/sign-in", form).headers().allValues("Set-Cookie");

        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("tribal-pages="));
        assertThat(cookies).allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(String.join("", cookies)).doesNotContain(product.reader().key());
    }

    @Test
    void listIsNarrowedAndPaged() {
        var reader = Visitor.with(product.reader());

        String first = reader.get("/ui/errors?project=billing").body();
        String second = reader.get("/ui/errors?page=2").body();

        assertThat(first).contains("Service0Exception").doesNotContain("Service1Exception");
        assertThat(second).contains("Page 2 of 2").contains("Service0Exception");
        assertThat(first)
                .as("a search from here stays in the project")
                .contains("<input type=\"hidden\" name=\"project\" value=\"billing\">");
        assertThat(reader.get("/ui/errors?new=1h&language=python&state=open&page=nonsense")
                        .statusCode())
                .isEqualTo(200);
        assertThat(reader.get("/ui/errors/not-an-id").statusCode()).isEqualTo(404);
        assertThat(Visitor.location(reader.get("/ui/errors?project=billing&page=9")))
                .isEqualTo("/ui/errors?project=billing");
    }

    @Test
    void chosenFilterCanBeTakenBackAndASearchCountsNothing() {
        var reader = Visitor.with(product.reader());

        assertThat(reader.get("/ui/errors?project=un_known").body())
                .contains("<a class=\"choice\" href=\"/ui/errors\" aria-current=\"true\"><span>un_known</span>");
        assertThat(reader.get("/ui/errors").body()).contains("class=\"n\"");
        assertThat(reader.get("/ui/errors?q=cart").body())
                .contains("class=\"choice\"")
                .doesNotContain("class=\"n\"");
    }

    @Test
    void projectThatIsNoneOfTheMostFrequentOnesIsNamedBesideTheOtherFilters() {
        Http many = product.tribal().as("many-projects", Role.SOLVER);
        for (int i = 0; i < 14; i++) {
            Map<String, ?> report = Map.of(
                    "error_type", "ManyError%d".formatted(i),
                    "context", Map.of("language", "java", "error_message", "lost"),
                    "origin", Map.of("project", "project-%d".formatted(i)));
            many.post("/api/v1/errors", report, "Prefer", "wait=30");
        }
        var visitor = Visitor.with(many);

        String listed = visitor.get("/ui/errors?state=open&project=project-7").body();

        assertThat(listed)
                .contains("Another of 14", "<input id=\"another-project\" name=\"project\"")
                .containsPattern(
                        "<form class=\"another\"[^>]*>\\s*<input type=\"hidden\" name=\"state\" value=\"open\">")
                .containsPattern("<option value=\"project-\\d+\"></option>\\s*<option value=\"project-\\d+\">")
                .doesNotContain("name=\"project\" value=\"project-7\">\n<label");
        assertThat(visitor.get("/ui/errors?q=lost").body())
                .contains("<input type=\"hidden\" name=\"q\" value=\"lost\">\n<label for=\"another-project\">");
        assertThat(Visitor.with(product.reader()).get("/ui/errors").body()).doesNotContain("Another of");
    }

    @Test
    void pastedLogKeepsItsLinesHoweverLongItIs() {
        var reader = Visitor.with(product.reader());
        String line = "java.lang.NullPointerException: Cannot invoke \"Cart.total()\" because \"cart\" is null\r\n";

        assertThat(Visitor.location(reader.submit("/ui/errors", Map.of("q", line + "again", "project", "shop"))))
                .startsWith("/ui/errors?q=java.lang.NullPointerException")
                .contains("is%20null%0Aagain")
                .endsWith("project=shop");
        HttpResponse<String> found = reader.submit("/ui/errors", Map.of("q", line.repeat(1_000)));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains(product.cartPage());
        assertThat(found.headers().allValues("Cache-Control"))
                .as("who comes back to it need not send it again")
                .containsExactly("private, no-cache");
        HttpResponse<String> tooLong = reader.submit("/ui/errors", Map.of("q", line.repeat(4_000)));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body()).contains("at most 262144 characters");
    }

    @Test
    void pastedTraceIsNarrowedAndItsFilterTakenBack() {
        var reader = Visitor.with(product.reader());
        String trace =
                "java.lang.NullPointerException: Cannot invoke \"Cart.total()\" because \"cart\" is null\n".repeat(100);

        String all = reader.submit("/ui/errors", Map.of("q", trace)).body();
        String narrowed = reader.submit("/ui/errors", Map.of("q", trace, "project", "billing"))
                .body();

        assertThat(all).contains("<button class=\"choice\" form=\"search\" name=\"project\" value=\"billing\"><span>");
        assertThat(narrowed)
                .contains("<button class=\"choice\" form=\"search\" name=\"project\" value=\"\" aria-current=\"true\">")
                .doesNotContain(product.cartPage());
    }

    @Test
    void signInThatIsUnderWayOutlivesTheSignInPageOfAnotherTab() {
        var visitor = Visitor.stranger(product.url());
        String token = visitor.formToken("/ui/sign-in?to=/ui/projects");

        visitor.get("/ui/sign-in?to=/ui/keys");

        var form = Map.of("key", product.reader().key(), "_form", token, "to", "/ui/projects");
        assertThat(Visitor.location(visitor.post("/ui/sign-in", form))).isEqualTo("/ui/projects");
    }

    @Test
    void deadLettersAreForAdministratorsWhoSeeWhyReplayAndDiscard() {
        var reader = Visitor.with(product.reader());
        assertThat(reader.get("/ui/dead-letters").statusCode()).isEqualTo(403);
        assertThat(reader.get("/ui/errors").body()).doesNotContain("/ui/dead-letters");
        var admin = Visitor.with(product.admin());
        String listed = admin.get("/ui/dead-letters").body();
        assertThat(listed)
                .contains("Its content is damaged", product.cartPage())
                .doesNotContain("onerror");
        Matcher form = Pattern.compile("action=\"(/ui/dead-letters/[0-9a-f-]{36}/)replay\"")
                .matcher(listed);
        assertThat(form.find()).isTrue();

        var refused = admin.submit(form.group(1) + "replay", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("cannot read the event either");
        assertThat(Visitor.location(admin.submit("/ui/dead-letters/replay", Map.of())))
                .endsWith("done=partly_replayed");
        assertThat(reader.submit(form.group(1) + "discard", Map.of()).statusCode())
                .isEqualTo(403);

        String next = Visitor.location(admin.submit(form.group(1) + "discard", Map.of()));
        assertThat(admin.get(next).body()).contains("does not wait any more", "Every accepted event was applied");
        assertThat(admin.get("/ui/dead-letters?state=discarded").body()).contains(product.cartPage());
    }
}
