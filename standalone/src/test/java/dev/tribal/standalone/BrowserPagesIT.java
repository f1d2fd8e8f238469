package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser; pictures of them and their times are left in {@code target/screenshots}. */
@NeedsChromium
@ExtendWith(PagesProduct.Started.class)
@InThisProcess
class BrowserPagesIT {
    private static final int PHONE = 360;
    private static final int DESK = 1360;

    private static PagesProduct product;
    private static Chromium chromium;

    @BeforeAll
    static void start(PagesProduct started) {
        product = started;
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void personSignsInByNameAndOutAgain() {
        Page page = chromium.open(product.url());
        page.navigate("/ui/errors?state=open");
        signInAsAdmin(page);

        assertThat(page.url()).endsWith("/ui/errors?state=open");
        assertThat(page.locator(".me").textContent()).contains("admin").contains("default");
        page.click("text=Sign out");
        assertThat(page.url()).endsWith("/ui/sign-in");
        page.navigate("/ui/errors");
        page.click("text=Sign in with your name");
        assertThat(page.url()).as("nobody is signed in at auth-service either").contains("/login");
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageIsForEverybody(ColorScheme colours) {
        Page page = signedIn(colours, DESK, true);
        for (String address : pages()) {
            page.navigate(address);
            picture(page, address, colours.name().toLowerCase(Locale.ROOT));
            assertThat(Axe.violations(page)).as(address + " " + colours).isEmpty();
        }
        page.context().clearCookies();
        // The second leads to the page of auth-service, and it does so once more after a wrong password.
        for (String address : List.of("/ui/sign-in", "/ui/sign-in/start")) {
            page.navigate(address);
            picture(page, address, colours.name().toLowerCase(Locale.ROOT));
            assertThat(Axe.violations(page)).as(address + " " + colours).isEmpty();
        }
        assertThat(page.url()).contains("/login");
        page.fill("[name=username]", "nobody");
        page.fill("[name=password]", "a-wrong-password");
        page.click("button");
        assertThat(page.url()).contains("/login?");
        assertThat(Axe.violations(page)).as("refused, " + colours).isEmpty();
        page.context().close();
    }

    @Test
    void pagesAreThereAndAnswerAKeyWithoutAWait() {
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        var times = new PageTimes();
        pages().forEach(page::navigate);
        for (String address : pages()) {
            // Far above what they take, since tests share their machine: the figures are what counts.
            assertThat(times.of(page, name(address), address))
                    .as(address)
                    .allSatisfy((_, millis) -> assertThat(millis).isBetween(0.0, 5_000.0));
        }
        times.write(Path.of("target/screenshots/times.md"));
        System.out.println(times);
        page.context().close();
    }

    @Test
    void pagesFitOnAPhone() {
        Page page = signedIn(ColorScheme.LIGHT, PHONE, true);
        for (String address : pages()) {
            page.navigate(address);
            picture(page, address, "phone");
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(address)
                    .isTrue();
        }
        page.context().close();
    }

    @Test
    void keyboardIsEnough() {
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        page.navigate("/ui/errors");
        page.keyboard().press("/");
        page.keyboard().type("Cannot invoke Cart.total() because cart is null");
        page.keyboard().press("Enter");
        page.waitForURL("**/ui/errors?q=**");
        assertThat(page.locator(".row").first().textContent()).contains("NullPointerException", "same error");
        page.fill("#q", "Cannot invoke Cart.total()\nbecause cart is null");
        page.keyboard().press("Enter");
        page.waitForURL("**/ui/errors?q=*%0A*");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**" + product.cartPage());
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.context().close();
    }

    @Test
    void pagesWorkWithoutScripts() {
        Page page = signedIn(ColorScheme.LIGHT, DESK, false);
        page.navigate("/ui/errors");
        page.fill("#q", "cart is null");
        page.click(".search button");
        page.click(".row .title");
        assertThat(page.url()).endsWith(product.cartPage());
        page.selectOption("#state", "in_progress");
        page.click("text=Save");
        assertThat(page.locator(".note.good").textContent()).contains("changed");
        assertThat(page.locator(".crumbs .state").textContent()).isEqualTo("in progress");
        page.context().close();
    }

    @Test
    void newErrorAppearsOnAnOpenPage() {
        Page page = watching("/ui/errors");
        product.admin().post("/api/v1/errors", Reports.of("LiveNewsError", "just happened"), "Prefer", "wait=30");

        page.waitForSelector("text=LiveNewsError");
        assertThat(page.locator("#live[role=status]").textContent())
                .as("what screen readers say")
                .isEqualTo("1 error changed");
        page.context().close();
    }

    @Test
    void typedTextAndChoicesOutliveNews() {
        String error = reported("LiveTypedError");
        Page page = watching(error);
        page.selectOption("#priority", "high");
        page.fill("#assignee", "ada");
        page.focus(".brand");

        reported("LiveTypedError");

        page.waitForSelector("#live:has-text('There may be news')");
        assertThat(page.inputValue("#assignee")).isEqualTo("ada");
        assertThat(page.inputValue("#priority")).isEqualTo("high");
        page.fill("#assignee", "");
        page.selectOption("#priority", "");
        page.focus(".brand");
        page.waitForSelector(".figure:text-is('2')");
        page.context().close();
    }

    @Test
    void whoIsAboutToPressKeepsTheFocus() {
        Page page = watching(reported("LivePressedError"));
        page.focus("text=Save");

        reported("LivePressedError");

        page.waitForSelector("#live:has-text('There may be news')");
        assertThat(page.evaluate("document.activeElement.localName")).isEqualTo("button");
        page.focus(".brand");
        page.waitForSelector(".figure:text-is('2')");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {".stack", "#merge summary"})
    void whatIsOpenScrolledAndFocusedStaysSoWhenNewsComes(String focused) {
        String type = "LivePosture%sError".formatted(Reports.word());
        Page page = watching(reported(type));
        page.click("#merge summary");
        page.evaluate("document.querySelector('.stack').scrollTop = 200");
        page.focus(focused);

        reported(type);

        page.waitForSelector(".figure:text-is('2')");
        assertThat(page.evaluate("document.querySelector('#merge').open")).isEqualTo(true);
        assertThat(page.evaluate("document.querySelector('.stack').scrollTop")).isEqualTo(200);
        assertThat(page.evaluate("document.activeElement.matches('%s')".formatted(focused)))
                .isEqualTo(true);
        page.context().close();
    }

    @Test
    void newsThatCouldNotBeHadIsAskedForAgain() {
        Page page = watching(reported("LiveRefusedError"));
        refuseFirst(page, ".*similar=false", 503);

        reported("LiveRefusedError");

        page.waitForSelector("#live:has-text('Not live')");
        page.waitForSelector(".figure:text-is('2')");
        page.waitForFunction("!document.getElementById('live').textContent.includes('Not live')");
        chromium.complaints().removeIf(complaint -> complaint.contains("status of 503"));
        page.context().close();
    }

    /** The server takes all requests like that but the first. */
    private static void refuseFirst(Page page, String addresses, int status) {
        var asked = new AtomicInteger();
        page.route(Pattern.compile(addresses), route -> {
            if (asked.getAndIncrement() == 0) {
                route.fulfill(new Route.FulfillOptions().setStatus(status));
            } else {
                route.resume();
            }
        });
    }

    @Test
    void whatHappensBeforeTheFirstStreamOpensIsShownWhenItDoes() {
        String error = reported("LiveLateError");
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        page.clock().install();
        refuseFirst(page, ".*/ui/live.*", 429);
        page.navigate(error);
        page.waitForSelector("#live:has-text('Not live')");
        reported("LiveLateError");

        page.waitForResponse("**/ui/live**", () -> page.clock().fastForward(20_000));

        page.waitForSelector(".figure:text-is('2')");
        chromium.complaints().removeIf(complaint -> complaint.contains("status of 429"));
        page.context().close();
    }

    @Test
    void errorThatIsDeletedMeanwhileIsSaidToBeGone() {
        String error = reported("LiveDeletedError");
        Page page = watching(error);

        product.admin().delete(error.replace("/ui", "/api/v1"));

        page.waitForSelector("#live:has-text('deleted')");
        page.context().close();
    }

    @Test
    void whoIsSignedOutMeanwhileIsToldSo() {
        String error = reported("LiveSignedOutError");
        Page page = watching(error);
        page.context().clearCookies();

        reported("LiveSignedOutError");

        page.click("#live a:has-text('Sign in again')");
        page.waitForURL("**/ui/sign-in?to=**");
        page.context().close();
        // If the stream was not open yet, it was refused.
        chromium.complaints().removeIf(complaint -> complaint.contains("status of 401"));
    }

    @Test
    void whoTypesIsToldThatTheyAreSignedOutAndLosesNothing() {
        String error = reported("LiveWritingError");
        Page page = watching(error);
        page.click("#record summary");
        page.fill("#description", "Start every session\nwith an empty cart");
        page.context().clearCookies();

        reported("LiveWritingError");

        page.waitForSelector("#live a:has-text('Sign in again in another tab')");
        assertThat(page.inputValue("#description")).isEqualTo("Start every session\nwith an empty cart");
        page.click("#record button");
        assertThat(page.locator("h1").textContent()).isEqualTo("You are signed out");
        assertThat(Axe.violations(page)).isEmpty();
        Page another = page.waitForPopup(() -> page.click("a:has-text('Sign in in another tab')"));
        signInWithKey(another);
        assertThat(another.url()).endsWith(error);
        page.click("button:has-text('Send it now')");
        assertThat(page.locator("h1").textContent()).isEqualTo("The form is too old");
        page.click("button:has-text('Send it now')");
        assertThat(page.locator(".note.good").textContent()).contains("The solution is recorded");
        assertThat(page.locator(".solution .prose").textContent())
                .isEqualToNormalizingNewlines("Start every session\nwith an empty cart");
        page.context().close();
        chromium.complaints().removeIf(complaint -> complaint.matches(".*status of 40[13].*"));
    }

    @Test
    void pageInAnotherTabLeavesASignInAlone() {
        String error = reported("LiveOtherTabError");
        Page page = watching(error);
        Page signingIn = page.context().newPage();
        page.context().clearCookies();
        signingIn.navigate("/ui/projects");
        signingIn.click("text=Sign in with your name");

        reported("LiveOtherTabError");

        page.waitForSelector("#live a:has-text('Sign in again')");
        signInAtAuthService(signingIn);
        signingIn.waitForURL("**/ui/projects");
        page.context().close();
        chromium.complaints().removeIf(complaint -> complaint.contains("status of 401"));
    }

    @Test
    void whoTookTooLongToSignInFindsTheWayToThePages() {
        Page page = chromium.open(product.url());
        page.navigate("/login");
        signInAtAuthService(page);

        page.click("text=Go to the errors");
        page.click("text=Sign in with your name");

        page.waitForURL("**/ui/errors");
        page.context().close();
    }

    @Test
    void pastedTraceIsNarrowedAndCameBackToFromAnError() {
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        page.fill(
                "#q",
                "java.lang.NullPointerException: Cannot invoke \"Cart.total()\" because \"cart\" is null\n".repeat(60));
        page.keyboard().press("Enter");
        page.click("button.choice:has-text('shop')");
        page.waitForSelector("button.choice[aria-current]:has-text('shop')");
        assertThat(Axe.violations(page)).isEmpty();

        page.click(".row .title");
        page.waitForURL("**" + product.cartPage());
        page.goBack();

        page.waitForSelector(".row .title");
        assertThat(page.inputValue("#q")).startsWith("java.lang.NullPointerException");
        page.click("button.choice[aria-current]");
        page.waitForSelector("button.choice:has-text('shop'):not([aria-current])");
        page.context().close();
    }

    @Test
    void singleKeysActAmongRowsAloneAndCanBeSwitchedOff() {
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        page.focus(".choice");
        page.keyboard().press("j");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("choice");
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("j");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("title");

        page.click("text=Switch single keys off");
        page.reload();

        page.keyboard().press("j");
        assertThat(page.evaluate("document.activeElement === document.body")).isEqualTo(true);
        assertThat(page.locator("#single-keys").textContent()).isEqualTo("Switch single keys on");
        page.context().close();
    }

    @Test
    void textsOfErrorsAreNeverMarkup() {
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        page.onDialog(dialog -> {
            chromium.complaints().add("a script ran: " + dialog.message());
            dialog.dismiss();
        });
        for (String address : List.of(
                product.hostilePage(),
                "/ui/errors",
                "/ui/errors?q=%3Cscript%3Ealert(5)%3C%2Fscript%3E",
                "/ui/projects")) {
            page.navigate(address);
            assertThat(page.locator("main img, main script").count())
                    .as(address)
                    .isZero();
            assertThat(page.locator("a[href^='javascript:']").count()).isZero();
        }
        page.navigate(product.hostilePage());
        assertThat(page.locator("main").textContent()).contains(PagesProduct.MARKUP, "javascript:alert(4)");
        page.context().close();
    }

    private static List<String> pages() {
        return List.of(
                "/ui/errors",
                "/ui/errors?q=connection+timed+out",
                "/ui/errors?project=nothing",
                product.cartPage(),
                product.hostilePage(),
                product.wordyPage(),
                "/ui/projects",
                "/ui/solutions",
                "/ui/helpers",
                "/ui/dead-letters",
                "/ui/dead-letters?state=discarded",
                "/ui/keys",
                "/ui/system",
                "/ui/errors/nothing");
    }

    private static Page signedIn(ColorScheme colours, int width, boolean scripts) {
        Page page = chromium.open(product.url(), colours, width, scripts);
        page.navigate("/ui/sign-in");
        signInWithKey(page);
        return page;
    }

    private static void signInWithKey(Page page) {
        page.click("summary");
        page.fill("#key", product.admin().key());
        page.click("text=Sign in with the key");
        page.waitForURL("**/ui/errors**");
    }

    /** A page that is told of changes; the stream has to be open before them, or the page shows them from the start. */
    private static Page watching(String address) {
        Page page = signedIn(ColorScheme.LIGHT, DESK, true);
        page.waitForResponse("**/ui/live**", () -> page.navigate(address));
        return page;
    }

    /** Reports an error with a long stack trace once more, and returns its page. */
    private static String reported(String type) {
        String trace = type + ": it happened\n" + "\tat com.acme.shop.Checkout.pay(Checkout.java:42)\n".repeat(100);
        Map<String, ?> context = Map.of("language", "java", "error_message", "it happened", "stack_trace", trace);
        return "/ui/errors/"
                + product.admin()
                        .post("/api/v1/errors", Map.of("error_type", type, "context", context), "Prefer", "wait=30")
                        .json()
                        .path("id")
                        .asString();
    }

    private static void signInAsAdmin(Page page) {
        page.click("text=Sign in with your name");
        signInAtAuthService(page);
        page.waitForURL("**/ui/errors**");
    }

    private static void signInAtAuthService(Page page) {
        page.fill("input[name=username]", "admin");
        page.fill("input[name=password]", product.adminPassword());
        page.click("button");
    }

    private static void picture(Page page, String address, String kind) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/%s.%s.png".formatted(name(address), kind)))
                .setFullPage(true));
    }

    private static String name(String address) {
        return address.replace(product.cartPage(), "cart")
                .replace(product.hostilePage(), "hostile")
                .replace(product.wordyPage(), "wordy")
                .replaceAll("\\W+", "-");
    }
}
