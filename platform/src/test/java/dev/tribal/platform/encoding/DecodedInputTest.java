package dev.tribal.platform.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodedInputTest {
    private static final byte[] PLAIN =
            "the pump of the tank is dry\n".repeat(50).getBytes(StandardCharsets.UTF_8);

    /** Of the same text, made with the reference encoder: there is none in Java. */
    private static final String BROTLI = "G3cF+MVt7HuWfyh0AokapSC9mJYrYKNSt8xchyE2/hZpHgA=";

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void whatWasEncodedIsReadAsItWas(ContentCoding coding) throws IOException {
        assertThat(decoded(coding, encoded(coding))).isEqualTo(PLAIN);
    }

    @Test
    void bareDeflateIsReadToo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflater.write(PLAIN);
        }
        assertThat(decoded(ContentCoding.DEFLATE, bytes.toByteArray())).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void bodyThatIsCutOffIsNoShorterOne(ContentCoding coding) throws IOException {
        byte[] whole = encoded(coding);
        byte[] part = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> decoded(coding, part))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("The body is no whole " + coding.wireName());
    }

    @ParameterizedTest
    @EnumSource(ContentCoding.class)
    void bodyOfAnotherKindIsRefused(ContentCoding coding) {
        byte[] other = "{\"event_id\": 1, \"message\": \"plain\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> decoded(coding, other)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void connectionThatBreaksIsNotTakenForABadBody() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset");
            }
        };
        assertThatThrownBy(() -> new DecodedInput(ContentCoding.GZIP, broken).readAllBytes())
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Connection reset");
    }

    @Test
    void codingsAreKnownByAnySpelling() {
        assertThat(ContentCoding.named(" GZip ")).contains(ContentCoding.GZIP);
        assertThat(ContentCoding.named("x-gzip")).contains(ContentCoding.GZIP);
        assertThat(ContentCoding.named("compress")).isEmpty();
        assertThat(ContentCoding.named("gzip, br")).isEmpty();
    }

    private static byte[] decoded(ContentCoding coding, byte[] encoded) throws IOException {
        try (var input = new DecodedInput(coding, new ByteArrayInputStream(encoded))) {
            return input.readAllBytes();
        }
    }

    private static byte[] encoded(ContentCoding coding) throws IOException {
        var bytes = new ByteArrayOutputStream();
        switch (coding) {
            case GZIP -> {
                try (var gzip = new GZIPOutputStream(bytes)) {
                    gzip.write(PLAIN);
                }
            }
            case DEFLATE -> {
                try (var deflater = new DeflaterOutputStream(bytes)) {
                    deflater.write(PLAIN);
                }
            }
            case BR -> bytes.write(Base64.getDecoder().decode(BROTLI));
            case ZSTD -> bytes.write(Zstd.compress(PLAIN));
        }
        return bytes.toByteArray();
    }
}
