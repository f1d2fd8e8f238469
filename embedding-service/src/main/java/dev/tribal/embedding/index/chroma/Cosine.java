package dev.tribal.embedding.index.chroma;

/** How close two vectors are by their angle. */
final class Cosine {
    private Cosine() {}

    /** From -1 to 1; 0 if one of them has no length. Both have the same dimension. */
    static double of(float[] one, float[] other) {
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            squares += one[i] * one[i];
            otherSquares += other[i] * other[i];
        }
        return squares == 0 || otherSquares == 0 ? 0 : product / Math.sqrt(squares * otherSquares);
    }
}
