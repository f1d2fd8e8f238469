package dev.tribal.embedding.model.onnx;

import dev.tribal.platform.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a shipped model, which the jar of langchain4j's model carries.
 *
 * @param model the network as a file, because ONNX Runtime needs less memory for a file than for bytes
 * @param hash SHA-256 of that file in hexadecimal digits
 */
record ModelFiles(Path model, String hash) {
    /**
     * Copies the model to a folder unless it is there; its name has its hash, so that versions do not mix.
     *
     * @throws ModelFileException if the folder cannot be written
     */
    static ModelFiles extractTo(Path folder, ShippedModel shipped) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, shipped.modelName(), ".part");
            try {
                String hash = copy(shipped, draft);
                Path model = folder.resolve("%s-%s.onnx".formatted(shipped.modelName(), hash.substring(0, 16)));
                Files.move(draft, model, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return new ModelFiles(model, hash);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new ModelFileException(
                    "The embedding model cannot be written to %s (%s); make space there, or allow Tribal to write to it"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static String copy(ShippedModel shipped, Path target) throws IOException {
        try (var in = new DigestInputStream(resource(shipped.network()), Sha256.digest());
                OutputStream out = Files.newOutputStream(target)) {
            in.transferTo(out);
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /** The tokenizer with the vocabulary of a model. */
    static WordPiece tokenizer(ShippedModel shipped) {
        try (InputStream in = resource(shipped.tokenizer())) {
            return new WordPiece(JsonMapper.shared()
                    .readValue(in, TokenizerFile.class)
                    .model()
                    .vocab());
        } catch (IOException e) {
            throw new UncheckedIOException("The tokenizer of the embedding model cannot be read", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = ModelFiles.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }

    private record TokenizerFile(Model model) {
        record Model(Map<String, Integer> vocab) {}
    }
}
