package dev.tribal.embedding.model.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model that comes with Tribal, as a resource of one of langchain4j's jars. Both are of BERT's shape. */
public enum ShippedModel {
    /** MiniLM-L6-v2, quantised: the fastest of its kind (Reimers and Gurevych, 2019). */
    MINILM("all-minilm-l6-v2-q", "all-minilm-l6-v2-q", Pooling.MEAN),
    /** BGE small, English, 1.5, quantised: at half the speed a little better on prose (Xiao et al., 2023). */
    BGE_SMALL("bge-small-en-v15-q", "bge-small-en-v1.5-q", Pooling.FIRST);

    private final String modelName;
    private final String resource;
    private final Pooling pooling;

    ShippedModel(String modelName, String resource, Pooling pooling) {
        this.modelName = modelName;
        this.resource = resource;
        this.pooling = pooling;
    }

    /** The model of this name, if one is shipped. */
    public static Optional<ShippedModel> of(String modelName) {
        return Arrays.stream(values())
                .filter(model -> model.modelName.equals(modelName))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ShippedModel::modelName).toList();
    }

    /** The name in settings and answers. */
    public String modelName() {
        return modelName;
    }

    /** Class-path name of the network. */
    String network() {
        return "/" + resource + ".onnx";
    }

    /** Class-path name of the tokenizer's description. */
    String tokenizer() {
        return "/" + resource + "-tokenizer.json";
    }

    Pooling pooling() {
        return pooling;
    }
}
