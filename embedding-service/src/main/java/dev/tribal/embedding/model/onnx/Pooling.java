package dev.tribal.embedding.model.onnx;

/** Makes one vector of length 1 of the vectors of all tokens, as sentence-transformers does for this model. */
final class Pooling {
    private Pooling() {}

    /** The mean, normalised. Texts are never padded, so every token counts. */
    static float[] mean(float[][] tokens) {
        double[] sum = new double[tokens[0].length];
        for (float[] token : tokens) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += token[i];
            }
        }
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        double length = Math.max(Math.sqrt(squares), 1e-12);
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / length);
        }
        return mean;
    }
}
