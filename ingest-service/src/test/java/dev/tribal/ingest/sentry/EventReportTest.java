package dev.tribal.ingest.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.fingerprint.Fingerprint;
import dev.tribal.ingest.fingerprint.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventReportTest {
    private static final String JAVA = """
            {"platform": "java", "exception": {"values": [
              {"type": "IllegalStateException", "module": "java.lang", "value": "cart 17 is empty", "stacktrace": {"frames": [
                {"module": "shop.Main", "function": "main", "filename": "Main.java", "lineno": 3, "in_app": true},
                {"module": "shop.Checkout", "function": "pay", "filename": "Checkout.java", "lineno": 21, "in_app": true},
                {"module": "shop.Cart", "function": "total", "filename": "Cart.java", "lineno": 12, "in_app": true},
                {"module": "java.util.ArrayList", "function": "get", "filename": "ArrayList.java", "lineno": 427}]}},
              {"type": "Checkout$PaymentException", "module": "shop", "value": "no payment", "stacktrace": {"frames": [
                {"module": "shop.Main", "function": "main", "filename": "Main.java", "lineno": 3, "in_app": true},
                {"module": "shop.Checkout", "function": "pay", "filename": "Checkout.java", "lineno": 23, "in_app": true}]}}]}}
            """;
    private static final String JAVA_TRACE = """
            shop.Checkout$PaymentException: no payment
            	at shop.Checkout.pay(Checkout.java:23)
            	at shop.Main.main(Main.java:3)
            Caused by: java.lang.IllegalStateException: cart 17 is empty
            	at java.util.ArrayList.get(ArrayList.java:427)
            	at shop.Cart.total(Cart.java:12)
            	at shop.Checkout.pay(Checkout.java:21)
            	... 1 more
            """;
    private static final String PYTHON = """
            {"platform": "python", "exception": {"values": [
              {"type": "KeyError", "module": null, "value": "'price'", "mechanism": {"type": "chained", "source": "__cause__",
               "exception_id": 1, "parent_id": 0}, "stacktrace": {"frames": [
                {"abs_path": "/srv/shop/cart.py", "filename": "shop/cart.py", "function": "total", "lineno": 12,
                 "context_line": "    return item['price']", "pre_context": ["def total(item):"], "post_context": [], "in_app": true}]}},
              {"type": "CartError", "module": "shop.errors", "value": "no total", "mechanism": {"type": "logging",
               "exception_id": 0}, "stacktrace": {"frames": [
                {"abs_path": "/srv/shop/main.py", "filename": "shop/main.py", "function": "<module>", "lineno": 5,
                 "context_line": "run()"},
                {"abs_path": "/srv/shop/main.py", "filename": "shop/main.py", "function": "run", "lineno": 3,
                 "context_line": "    raise CartError('no total') from e"}]}}]}}
            """;
    private static final String PYTHON_TRACE = """
            Traceback (most recent call last):
              File "/srv/shop/cart.py", line 12, in total
                return item['price']
            KeyError: 'price'

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "/srv/shop/main.py", line 5, in <module>
                run()
              File "/srv/shop/main.py", line 3, in run
                raise CartError('no total') from e
            shop.errors.CartError: no total
            """;
    private static final String NODE = """
            {"platform": "node", "exception": {"values": [{"type": "TypeError", "value": "items is not iterable",
              "stacktrace": {"frames": [
                {"filename": "node:internal/main/run_main_module", "function": "?", "lineno": 28, "colno": 49},
                {"filename": "/srv/shop/main.js", "function": "Object.?", "lineno": 9, "colno": 1, "in_app": true},
                {"filename": "/srv/shop/cart.js", "function": "Cart.total", "lineno": 4, "colno": 20, "in_app": true},
                {"filename": "/srv/shop/cart.js", "function": "?", "lineno": 7, "colno": 3, "in_app": true}]}}]}}
            """;
    private static final String NODE_TRACE = """
            TypeError: items is not iterable
                at /srv/shop/cart.js:7:3
                at Cart.total (/srv/shop/cart.js:4:20)
                at Object.<anonymous> (/srv/shop/main.js:9:1)
                at node:internal/main/run_main_module:28:49
            """;

    @Test
    void exceptionsOfJavaArePrintedAsJavaPrintsThem() {
        sameAsRaw(JAVA, "java.lang.IllegalStateException", "cart 17 is empty", JAVA_TRACE);
    }

    @Test
    void exceptionsOfPythonArePrintedAsPythonPrintsThem() {
        sameAsRaw(PYTHON, "KeyError", "'price'", PYTHON_TRACE);
    }

    @Test
    void errorsOfNodeArePrintedAsNodePrintsThem() {
        sameAsRaw(NODE, "TypeError", "items is not iterable", NODE_TRACE);
    }

    private static void sameAsRaw(String event, String type, String message, String trace) {
        NewError report = report(event);
        var raw = new NewError(type, new ErrorContext(null, null, message, null, trace, null), null, null, null);
        assertThat(report.errorType()).isEqualTo(type);
        assertThat(report.context().errorMessage()).isEqualTo(message);
        assertThat(report.context().stackTrace()).isEqualTo(trace);
        assertThat(Fingerprint.of(report)).isEqualTo(Fingerprint.of(raw));
        assertThat(Fingerprints.of(report)).isEqualTo(Fingerprints.of(raw));
    }

    @Test
    void whatWasOnlyHandledWhenTheErrorCameIsNotTheError() {
        NewError report = report(PYTHON.replace("__cause__", "__context__"));
        assertThat(report.errorType()).isEqualTo("shop.errors.CartError");
        assertThat(report.context().stackTrace()).contains("During handling of the above exception");
    }

    @Test
    void codeAroundTheFailingCallIsTheSnippet() {
        assertThat(report(PYTHON).context().codeSnippet()).isEqualTo("def total(item):\n    return item['price']");
    }

    @Test
    void messageIsFilledWithItsValuesAndItsTemplateKept() {
        NewError report = report("""
                {"logentry": {"message": "no price of %s in {}", "params": ["apples", "cart 3"]}, "level": "warning"}""");
        assertThat(report.errorType()).isEqualTo("LogMessage");
        assertThat(report.context().errorMessage()).isEqualTo("no price of apples in cart 3");
        assertThat(sentry(report))
                .containsEntry("message_template", "no price of %s in {}")
                .containsEntry("level", "warning");
    }

    @Test
    void valueThatLooksLikeAPlaceholderIsNotFilled() {
        NewError report = report("""
                {"logentry": {"message": "%s and %s, not %s", "params": ["%s {}", 7]}}""");
        assertThat(report.context().errorMessage()).isEqualTo("%s {} and 7, not %s");
    }

    @Test
    void traceOfVeryManyExceptionsStaysShort() {
        String exceptions = "{\"type\": \"Many\"},".repeat(3_000);
        NewError report = report("""
                {"platform": "node", "exception": {"values": [
                 {"type": "Innermost", "stacktrace": {"frames": [{"filename": "a.js"}]}}, %s {"type": "Outermost"}]}}""".formatted(exceptions));
        assertThat(report.errorType()).isEqualTo("Innermost");
        assertThat(report.context().stackTrace()).contains("[cause]: Innermost").hasSizeLessThan(10_000);
    }

    @Test
    void whatElseIsSaidIsKeptButNotWhoTheUserIs() {
        NewError report = report("""
                {"message": "m", "release": "0f3c2a1b", "environment": "production", "transaction": "GET /cart",
                 "sdk": {"name": "sentry.python.django", "version": "2.1"}, "platform": "python",
                 "user": {"email": "mary@example.com", "ip_address": "203.0.113.9"},
                 "request": {"method": "GET", "url": "https://shop.example/cart?token=abc", "cookies": "session=1"},
                 "tags": [["region", "eu"]], "contexts": {"os": {"name": "Linux"}}, "something_new": {"a": [1, true, null]},
                 "breadcrumbs": {"values": [{"message": "1"}, {"message": "2"}, {"message": "3"}, {"message": "4"},
                  {"message": "5", "data": {"url": "u"}}, {"message": "6"}]}}""");
        assertThat(report.context().framework()).isEqualTo("django");
        assertThat(report.context().taskDescription()).isEqualTo("GET /cart");
        assertThat(Objects.requireNonNull(report.origin()).environment()).isEqualTo("production");
        assertThat(report.origin().commit()).isEqualTo("0f3c2a1b");
        assertThat(report.origin().project()).isEqualTo("shop");
        assertThat(sentry(report).toString())
                .contains("region", "Linux", "something_new", "https://shop.example/cart", "message=6")
                .doesNotContain("mary", "203.0.113.9", "token", "session", "message=1", "url=u");
    }

    @Test
    void textsThatNoStoreCanHoldAreMended() {
        NewError report = report("{\"message\": \"a\\u0000b\\ud800c\", \"extra\": {\"k\": \"\\u0000\"}}");
        assertThat(report.context().errorMessage()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(sentry(report).toString()).doesNotContain("\0");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sentry(NewError report) {
        return (Map<String, Object>) Objects.requireNonNull(report.metadata()).getOrDefault("sentry", Map.of());
    }

    private static NewError report(String event) {
        return EventReport.of(SentryEvent.parse(event.getBytes(StandardCharsets.UTF_8)), "shop");
    }
}
