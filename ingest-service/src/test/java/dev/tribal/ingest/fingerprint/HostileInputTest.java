package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A megabyte of whatever makes a careless pattern try every split. */
class HostileInputTest {
    @ParameterizedTest
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "a",
                "1",
                "/",
                "\\",
                "'",
                "\"",
                "`",
                ".",
                "-",
                "@",
                ":",
                "(",
                " ",
                "\n",
                "\t",
                "a.",
                "a/",
                "1-",
                "0x",
                "a1",
                "at ",
                "at a(",
                "at a.b(",
                "\tat a.b(C.java:1)\n",
                "#1 a(1): ",
                "#1 a(\n",
                "File \"",
                "  File \"a\", line 1",
                "thread 'a' ",
                "$",
                "$$",
                "$1",
                "__1",
                ".func1",
                "::h",
                "a@b",
                "a@b.",
                "http://",
                "\u001B[",
                "aA1+/",
                "Caused by:\n",
                "'a' ",
                "2024-01-01T",
                "\u2018",
                "<",
                "1: ",
                "a.rb:1:in `",
                "\ud83d\ude00",
                "|+ ",
                "1:   <a::",
                "1: a::b<",
                "#1 0x1 in a ",
                "#1  a (b) at c:1\n",
                "0 [ra] 0x1 a + 1 in ",
                "1 a 0x1 b + 1 (",
                "{closure:",
                "@anonymous",
                "$$_jvst",
                "    def a(\n>   b\n",
                "  File \"a.py\", line 1, in f\n    a\n",
                "a-3f2a1b9c.js"
            })
    void oneMegabyteIsDoneInAMoment(String unit) {
        String text = unit.repeat(1024 * 1024 / unit.length());
        var context = new ErrorContext(null, null, text, null, text, null);
        assertThatCode(() -> Prints.of(new NewError(text, context, null, null, null)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Prints.of(
                        new NewError("E", new ErrorContext(null, null, text, null, null, null), null, null, null)))
                .doesNotThrowAnyException();
    }
}
