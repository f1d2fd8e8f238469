package dev.tribal.embedding.model.openai;

import dev.tribal.embedding.model.Base64Vector;
import tools.jackson.databind.JsonNode;

/** Reads the vectors of an answer. */
final class Vectors {
    private Vectors() {}

    /**
     * The vector, made to have the length 1.
     *
     * @throws IllegalArgumentException if it is none
     */
    static float[] read(JsonNode embedding) {
        float[] vector = embedding.isString() ? Base64Vector.read(embedding.asString()) : ofArray(embedding);
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            throw new IllegalArgumentException("a vector has no direction");
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }

    private static float[] ofArray(JsonNode array) {
        float[] vector = new float[array.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) array.get(i).asDouble();
        }
        return vector;
    }
}
