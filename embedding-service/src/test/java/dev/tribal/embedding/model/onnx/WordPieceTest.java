package dev.tribal.embedding.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceTest {
    private static final WordPiece REAL = ModelFiles.tokenizer(ShippedModel.MINILM);

    @Test
    void splitsAsTheReferenceDoes() {
        List<String> vocabulary =
                List.of("[UNK]", "[CLS]", "[SEP]", "want", "##want", "##ed", "wa", "un", "runn", "##ing", ",");

        assertThat(pieces(vocabulary, "UNwant\u00E9d,running"))
                .containsExactly("[CLS]", "un", "##want", "##ed", ",", "runn", "##ing", "[SEP]");
        assertThat(pieces(vocabulary, "unwantedX running")).containsExactly("[CLS]", "[UNK]", "runn", "##ing", "[SEP]");
        assertThat(pieces(vocabulary, "")).containsExactly("[CLS]", "[SEP]");
    }

    @Test
    void isolatesCjkCharactersAndDropsWhatIsNoText() {
        List<String> vocabulary = List.of("[UNK]", "[CLS]", "[SEP]", "ah", "\u535A", "\u63A8", "zz");

        assertThat(pieces(vocabulary, "ah\u535A\u63A8zz"))
                .containsExactly("[CLS]", "ah", "\u535A", "\u63A8", "zz", "[SEP]");
        assertThat(pieces(vocabulary, "a\u0000h\uFFFD\u200D\u00A0zz")).containsExactly("[CLS]", "ah", "zz", "[SEP]");
    }

    @Test
    void knowsTheVocabularyOfTheModel() {
        assertThat(REAL.encode("Hello world", 256)).containsExactly(101, 7592, 2088, 102);
        assertThat(REAL.encode("java.lang.NullPointerException: \"x\" is null", 256))
                .containsExactly(
                        101, 9262, 1012, 11374, 1012, 19701, 8400, 7869, 2595, 24422, 1024, 1000, 1060, 1000, 2003,
                        19701, 102);
    }

    @Test
    void cutsAtTheLimitAndReadsNoFurther() {
        assertThat(REAL.encode("hello ".repeat(1_000_000), 256))
                .hasSize(256)
                .startsWith(101, 7592)
                .endsWith(7592, 102);
        assertThat(REAL.encode("x".repeat(101), 256)).containsExactly(101, 100, 102);
    }

    @Test
    void refusesAVocabularyWithoutSpecialTokens() {
        assertThatThrownBy(() -> new WordPiece(Map.of("a", 1))).hasMessageContaining("[UNK]");
    }

    private static List<String> pieces(List<String> vocabulary, String text) {
        Map<String, Integer> ids = new HashMap<>();
        vocabulary.forEach(piece -> ids.put(piece, ids.size()));
        return Arrays.stream(new WordPiece(ids).encode(text, 64))
                .mapToObj(id -> vocabulary.get((int) id))
                .toList();
    }
}
