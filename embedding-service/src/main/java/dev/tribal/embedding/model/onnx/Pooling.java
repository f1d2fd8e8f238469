package dev.tribal.embedding.model.onnx;

/** Makes one vector of length 1 of the vectors of all tokens, as sentence-transformers does for each model. */
enum Pooling {
    /** The mean. Texts are never padded, so every token counts. */
    MEAN {
        @Override
        double[] combine(float[][] tokens) {
            double[] sum = new double[tokens[0].length];
            for (float[] token : tokens) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += token[i];
                }
            }
            return sum;
        }
    },
    /** The vector of the first token, which stands for the whole text. */
    FIRST {
        @Override
        double[] combine(float[][] tokens) {
            double[] first = new double[tokens[0].length];
            for (int i = 0; i < first.length; i++) {
                first[i] = tokens[0][i];
            }
            return first;
        }
    };

    /** A vector of any length in the direction of the result. */
    abstract double[] combine(float[][] tokens);

    /** The result, normalised. */
    float[] pool(float[][] tokens) {
        double[] direction = combine(tokens);
        double squares = 0;
        for (double value : direction) {
            squares += value * value;
        }
        double length = Math.max(Math.sqrt(squares), 1e-12);
        float[] pooled = new float[direction.length];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = (float) (direction[i] / length);
        }
        return pooled;
    }
}
