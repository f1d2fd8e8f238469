package dev.tribal.platform.encoding;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;

/** The codings that a body may come in, one at a time. */
public enum ContentCoding {
    GZIP {
        @Override
        InputStream open(InputStream encoded) throws IOException {
            return new GZIPInputStream(encoded, BUFFER);
        }
    },
    DEFLATE {
        @Override
        InputStream open(InputStream encoded) throws IOException {
            return DeflateInput.of(encoded);
        }
    },
    BR {
        @Override
        InputStream open(InputStream encoded) throws IOException {
            return new BrotliInputStream(encoded);
        }
    },
    ZSTD {
        @Override
        InputStream open(InputStream encoded) throws IOException {
            return new ZstdInputStreamNoFinalizer(encoded).setLongMax(ZSTD_WINDOW_LOG);
        }
    };

    private static final int BUFFER = 8192;

    /** 8 MB, what RFC 9659 lets a sender use; a frame can ask for far more memory than its body has bytes. */
    private static final int ZSTD_WINDOW_LOG = 23;

    /**
     * What was encoded.
     *
     * @throws IOException if it begins like nothing of this coding
     */
    abstract InputStream open(InputStream encoded) throws IOException;

    /** The coding of this name, as in {@code Content-Encoding}; nothing if it is another, or several. */
    public static Optional<ContentCoding> named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.equals("x-gzip")
                ? Optional.of(GZIP)
                : Arrays.stream(values())
                        .filter(coding -> coding.wireName().equals(plain))
                        .findFirst();
    }

    /** All names, for people. */
    public static String names() {
        return Arrays.stream(values()).map(ContentCoding::wireName).collect(Collectors.joining(", "));
    }

    /** As it stands in {@code Content-Encoding}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
