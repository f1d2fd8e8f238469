package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.template.ErrorType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTemplateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            order 4711 took 12.5 seconds                        | order <number> took <number> seconds
            no bean 'cartService' and "x"                       | no bean <value> and <value>
            can't read it, don't know why                       | can't read it, don't know why
            GET https://shop.example/a?b=1 failed               | GET <url> failed
            cannot open /home/joe/shop/a.txt now                | cannot open <path> now
            cannot open C:\\Users\\joe\\a.txt now               | cannot open <path> now
            src/main/java/Cart.java:[12,5] error                | <path>:[<number>] error
            id 123e4567-e89b-12d3-a456-426614174000 is gone     | id <uuid> is gone
            at 2024-05-06T07:08:09.123Z it broke                | at <time> it broke
            07:08:09,123 started                                | <time> started
            mail to jane.doe@example.org bounced                | mail to <email> bounced
            com.example.Cart@1a2b3c4d is closed                 | com.example.Cart@<hex> is closed
            segfault at 0x7ffee3b0                              | segfault at <hex>
            commit 3f9c2d1ab is unknown                         | commit <hex> is unknown
            token aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQx= bad | token <data> bad
            connect to 127.0.0.1:8080 refused                   | connect to <number>:<number> refused
            utf8 and Base64 stay                                | utf8 and Base64 stay
            KeyError: total                                     | total
            """)
    void whatVariesIsReplacedByItsKind(String message, String template) {
        assertThat(MessageTemplate.of("KeyError", message)).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "java.io.IOException,ioexception", "IOException,ioexception", "std::io::Error,error", "App\\Ex\\Foo,foo",
        "*errors.errorString,errorstring", "com.x.Cart$Closed,closed", "exit code 17,exit code <number>", "...,..."
    })
    void typeIsTheNameWithoutItsPackage(String type, String normalised) {
        assertThat(ErrorType.normalised(type)).isEqualTo(normalised);
    }
}
